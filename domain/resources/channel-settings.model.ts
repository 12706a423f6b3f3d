import fc from "fast-check";
import { flag, name, oneOf } from "../testing/arbitraries.ts";
import { CHANNEL, channel, type ResourceModels } from "../testing/model.ts";

const ids = fc.uniqueArray(oneOf("m1", "m2", "m3", "m4", "m5"), { maxLength: 5 });

export const settings = fc.record({
  name,
  type: oneOf(1, 2, 3, 4, 5),
  posting: oneOf(1, 2, 3),
  designated: ids,
  adding: oneOf(1, 2),
  mentionAll: oneOf(1, 2, 3),
  seesHistory: flag,
  external: oneOf(0, 1, 2, 3),
  ownerId: oneOf("u-owner", ""),
});

/** As Zoom has them: what a type leaves no choice in is so. */
const atZoom = settings.map((state) => ({
  ...state,
  designated: state.posting === 3 ? state.designated : [],
  adding: state.type >= 3 ? 1 : state.adding,
  external: state.type === 2 || state.type === 3 ? 0 : state.type === 4 ? 1 : state.external,
}));

export const models: ResourceModels = {
  "channel-settings": { target: channel, state: atZoom },
  "channel-names": { target: fc.constant({ channelId: CHANNEL, name: "" }), state: atZoom },
};

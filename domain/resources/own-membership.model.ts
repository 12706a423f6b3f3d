import fc from "fast-check";
import { flag } from "../testing/arbitraries.ts";
import { channel, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "own-membership": {
    target: channel,
    state: fc
      .record({ isIn: flag, isOpen: flag, isOwner: flag })
      .map((state) => ({ ...state, isOwner: state.isIn && state.isOwner })),
  },
};

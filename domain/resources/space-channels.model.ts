import fc from "fast-check";
import { flag } from "../testing/arbitraries.ts";
import { CHANNEL, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "space-channels": {
    target: fc.constant({ spaceId: "s", space: "Platform", channelId: CHANNEL, name: "Sales" }),
    state: fc.record({ isIn: flag }),
  },
};

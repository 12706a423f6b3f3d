import fc from "fast-check";
import { flag } from "../testing/arbitraries.ts";
import { inChannel, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "channel-groups": {
    target: fc.constant({ ...inChannel, groupId: "g", name: "Design" }),
    state: fc.record({ isIn: flag }),
  },
};

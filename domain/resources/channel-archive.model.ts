import fc from "fast-check";
import { flag } from "../testing/arbitraries.ts";
import { channel, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "channel-archive": { target: channel, state: fc.record({ isArchived: flag }) },
};

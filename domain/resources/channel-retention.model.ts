import fc from "fast-check";
import { oneOf } from "../testing/arbitraries.ts";
import { channel, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "channel-retention": { target: channel, state: fc.record({ period: oneOf(null, "30d", "1y") }) },
};

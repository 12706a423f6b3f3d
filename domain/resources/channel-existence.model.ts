import fc from "fast-check";
import { name } from "../testing/arbitraries.ts";
import { CHANNEL, type ResourceModels, thingModel } from "../testing/model.ts";

export const models: ResourceModels = {
  "channel-existence": thingModel({ name: "Sales", owner: "u-owner" }, "channelId", fc.record({ name }), CHANNEL),
};

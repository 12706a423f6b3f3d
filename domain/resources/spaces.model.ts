import fc from "fast-check";
import { name } from "../testing/arbitraries.ts";
import { type ResourceModels, thingModel } from "../testing/model.ts";

export const models: ResourceModels = {
  "space-existence": thingModel({ name: "Platform", owner: "u-owner" }, "spaceId", fc.record({ name })),
};

import fc from "fast-check";
import { flag, manyIds, name, oneOf } from "../testing/arbitraries.ts";
import { type ResourceModels, thingModel } from "../testing/model.ts";

export const directory = fc.record({
  name,
  type: oneOf("normal", "shared", "restricted"),
  searchesAccount: flag,
  searchesDomain: flag,
  searchesMasterAccount: flag,
});

export const models: ResourceModels = {
  "directory-group-existence": thingModel(
    { name: "Design" },
    "groupId",
    fc.record({ settings: directory, memberIds: manyIds }),
  ),
  "directory-group-settings": { target: fc.constant({ groupId: "g", name: "Design" }), state: directory },
};

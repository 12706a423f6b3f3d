import fc from "fast-check";
import { name, oneOf } from "../testing/arbitraries.ts";
import { type ResourceModels, thingModel } from "../testing/model.ts";

const content = fc.oneof(
  fc.record({ name }),
  fc.record({ name, people: oneOf(["u-ada"], ["u-ada", "m-guest"]), admins: oneOf([], ["u-ada"]) }),
);

export const models: ResourceModels = {
  "space-existence": thingModel({ name: "Platform", owner: "u-owner" }, "spaceId", content),
};

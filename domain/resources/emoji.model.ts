import fc from "fast-check";
import { name } from "../testing/arbitraries.ts";
import { type ResourceModels, thingModel } from "../testing/model.ts";

export const models: ResourceModels = {
  "emoji-existence": thingModel(
    { name: "wave", picture: "p1" },
    "fileId",
    // Where the picture could not be had, there is nothing to add it from.
    fc.oneof(
      fc.record({ name, picture: fc.constant("p1") }),
      fc.record({ name, noPicture: fc.constant("It is damaged.") }),
    ),
  ),
};

import fc from "fast-check";
import { name, oneOf } from "../testing/arbitraries.ts";
import type { ResourceModels } from "../testing/model.ts";

export const space = fc.record({
  name,
  description: fc.string(),
  adding: oneOf(1, 2),
  external: oneOf(0, 1, 2, 3),
  channels: oneOf(1, 2),
});

export const models: ResourceModels = {
  "space-settings": { target: fc.constant({ spaceId: "s", name: "Platform" }), state: space },
};

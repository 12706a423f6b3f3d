import fc from "fast-check";
import { oneOf } from "../testing/arbitraries.ts";
import type { ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "space-owner": {
    target: fc.constant({ spaceId: "s", name: "Platform" }),
    state: fc.record({ userId: oneOf("u-me", "u-ada"), memberId: fc.constant("") }),
  },
};

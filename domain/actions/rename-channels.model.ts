import fc from "fast-check";
import { piece } from "../testing/arbitraries.ts";
import type { ActionModels } from "../testing/model.ts";

export const models: ActionModels = {
  "rename-channels": { input: fc.record({ find: piece, replace: piece, prefix: piece, suffix: piece }) },
};

import fc from "fast-check";
import { name, part, piece } from "../testing/arbitraries.ts";
import type { ActionModels } from "../testing/model.ts";

export const models: ActionModels = {
  "create-mention-groups": { input: fc.record({ description: piece }) },
  "edit-mention-groups": { input: part(fc.record({ name, description: piece })) },
};

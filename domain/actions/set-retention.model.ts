import fc from "fast-check";
import { oneOf } from "../testing/arbitraries.ts";
import type { ActionModels } from "../testing/model.ts";

export const models: ActionModels = { "set-retention": { input: fc.record({ period: oneOf(null, "60d", "1y") }) } };

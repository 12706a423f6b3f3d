/// <reference types="vite/types/importMeta.d.ts" />
// What can become of every action's targets, for tests of what holds for all of them: any state, and any input.
import fc from "fast-check";
import { actionIds, actionOf } from "../actions/registry.ts";
import { None } from "../fields.ts";
import type { ActionModels, ResourceModels } from "./model.ts";

/** @param found By file */
const merged = <Model>(found: Readonly<Record<string, object>>): Readonly<Record<string, Model>> =>
  Object.assign({}, ...Object.values(found));

const actions = merged<ActionModels[keyof ActionModels]>(
  import.meta.glob<ActionModels>("../actions/*.model.ts", { eager: true, import: "models" }),
);
const resources = merged<ResourceModels[string]>(
  import.meta.glob<ResourceModels>("../resources/*.model.ts", { eager: true, import: "models" }),
);

/** Actions and resources that have models. */
export const modelled = { actions: Object.keys(actions), resources: Object.keys(resources) };

export const cases = actionIds.flatMap((id) =>
  (["me", "account"] as const)
    .filter((connection) => actionOf(id).operations[connection].length > 0)
    .map((connection) => [id, connection] as const),
);

/** @throws Error of an action that has an input without a model, or a resource without one */
export function actionModel(id: string) {
  const action = actionOf(id);
  const model = resources[action.resource.id];
  if (!model) throw new Error(`no .model.ts of domain/resources/ has ${action.resource.id}`);
  const { input = action.input === None ? fc.constant({}) : undefined, imported = { by: id } } = actions[id] ?? {};
  if (!input) throw new Error(`no .model.ts of domain/actions/ has the input of ${id}`);
  const { observe = (state: Record<string, unknown>) => state } = model;
  return { ...model, observe, input, imported };
}

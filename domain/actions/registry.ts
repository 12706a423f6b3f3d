// Everything the console can do at Zoom, by its ID.
import type { AnyAction } from "../changes/action.ts";
import type { ActionId } from "../changes/action-table.gen.ts";
import type { AnyResource } from "../changes/resource.ts";
import { actions } from "./registry.gen.ts";

const byId: ReadonlyMap<string, AnyAction> = new Map(actions.map((action) => [action.id, action]));

/** @throws Error for an id that is none: see `isActionId`. */
export function actionOf(id: string): AnyAction {
  const action = byId.get(id);
  if (!action) throw new Error(`there is no action ${id}`);
  return action;
}

export const actionIds: readonly ActionId[] = actions.map(({ id }) => id);

export const isActionId = (id: string): id is ActionId => byId.has(id);

/** What an action, or the way back of one, `undo-archive-channels`, is about; undefined for what is neither. */
export const resourceOf = (id: string): AnyResource | undefined => byId.get(id.replace(/^undo-/, ""))?.resource;

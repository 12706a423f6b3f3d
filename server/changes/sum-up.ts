// Sums up a plan once every item of it is known.
import { setImmediate } from "node:timers/promises";
import { and, asc, eq, gte } from "drizzle-orm";
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import type { Calls } from "../../domain/changes/estimate.ts";
import { type PlanSummary, type Summing, summing } from "../../domain/changes/plan-summary.ts";
import type { Via } from "../../domain/changes/resource.ts";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import { type ChangeRow, type NewItem, type Part, partsOf } from "./change-store.ts";
import { unboxed } from "./item-row.ts";

const ROWS_AT_ONCE = 1_000;

type PlannedRow = Pick<NewItem, "part" | "label" | "target" | "before" | "to" | "skip" | "noUndo">;

/** Of items that are all planned. @param reads calls that reading them took */
export function summaryOf(
  items: readonly NewItem[],
  { parts, undoOf }: { readonly parts: readonly Part[]; readonly undoOf: string | null },
  via: Via,
  reads: Calls,
): PlanSummary {
  const sum = begin(parts, undoOf !== null, via);
  for (const item of items) add(sum, parts, item);
  return sum.end(reads);
}

/** Of the items of a change, as they are stored. @param reads calls that reading them took */
export async function sumUp(orm: Orm, change: ChangeRow, via: Via, reads: Calls): Promise<PlanSummary> {
  const changeId = change.id;
  const parts = partsOf(change);
  const sum = begin(parts, change.undoOf !== null, via);
  for (let from = 0, isMore = true; isMore; ) {
    const rows = await orm
      .select()
      .from(changeItems)
      .where(and(eq(changeItems.changeId, changeId), gte(changeItems.n, from)))
      .orderBy(asc(changeItems.n))
      .limit(ROWS_AT_ONCE);
    for (const row of rows) add(sum, parts, row);
    from = 1 + (rows.at(-1)?.n ?? 0);
    isMore = rows.length === ROWS_AT_ONCE;
    // The embedded database answers without ever letting go of the thread.
    await setImmediate();
  }
  return sum.end(reads);
}

const begin = (parts: readonly Part[], isUndo: boolean, via: Via): Summing =>
  summing(
    parts.map(({ actionId, input, isUndo: isWayBack }) => ({ action: actionOf(actionId), input, isUndo: isWayBack })),
    isUndo,
    via,
  );

function add(
  sum: Summing,
  parts: readonly Part[],
  { part, label, target, before, to, skip, noUndo }: PlannedRow,
): void {
  const { resource } = actionOf(parts[part]?.actionId ?? "");
  const stateIn = (box: unknown): unknown => {
    const state = unboxed(box);
    return state === undefined ? undefined : v.parse(resource.state, state);
  };
  const states = skip === null ? { before: stateIn(before), to: stateIn(to) } : { before: undefined, to: undefined };
  sum.add({ part, label, target: v.parse(resource.target, target), ...states, skip, noUndo });
}

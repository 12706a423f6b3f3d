// Sums up a plan once every item of it is known.
import { setImmediate } from "node:timers/promises";
import { and, asc, eq, gte } from "drizzle-orm";
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import type { Calls } from "../../domain/changes/estimate.ts";
import type { Earlier } from "../../domain/changes/large-changes.ts";
import { type PlanSummary, type Summing, summing } from "../../domain/changes/plan-summary.ts";
import type { Via } from "../../domain/changes/resource.ts";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import { type ChangeRow, isWayBack, type NewItem, type Part, partsOf } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import { titling } from "./title.ts";

const ROWS_AT_ONCE = 1_000;

type PlannedRow = Pick<NewItem, "part" | "key" | "label" | "target" | "before" | "to" | "skip" | "noUndo">;

/** What a plan comes to, and what it is called by that. */
interface SummedUp {
  readonly summary: PlanSummary;
  /** Left out of a way back, which stays what it is called. */
  readonly title?: string;
}

/** Of items that are all planned. @param reads calls that reading them took */
export function summaryOf(
  items: readonly NewItem[],
  { parts, undoOf }: { readonly parts: readonly Part[]; readonly undoOf: string | null },
  via: Via,
  { reads, earlier }: { readonly reads: Calls; readonly earlier: Earlier },
): SummedUp {
  const sum = begin(parts, undoOf !== null, via, earlier);
  for (const item of items) sum.add(item);
  return sum.end(reads);
}

/** Of the items of a change, as they are stored. @param reads calls that reading them took */
export async function sumUp(
  orm: Orm,
  change: ChangeRow,
  via: Via,
  { reads, earlier }: { readonly reads: Calls; readonly earlier: Earlier },
): Promise<SummedUp> {
  const changeId = change.id;
  const parts = partsOf(change);
  const sum = begin(parts, change.undoOf !== null, via, earlier);
  for (let from = 0, isMore = true; isMore; ) {
    const rows = await orm
      .select()
      .from(changeItems)
      .where(and(eq(changeItems.changeId, changeId), gte(changeItems.n, from)))
      .orderBy(asc(changeItems.n))
      .limit(ROWS_AT_ONCE);
    for (const row of rows) sum.add(row);
    from = 1 + (rows.at(-1)?.n ?? 0);
    isMore = rows.length === ROWS_AT_ONCE;
    // The embedded database answers without ever letting go of the thread.
    await setImmediate();
  }
  return sum.end(reads);
}

interface PlanSum {
  add(row: PlannedRow): void;
  end(reads: Calls): SummedUp;
}

function begin(parts: readonly Part[], isUndo: boolean, via: Via, earlier: Earlier): PlanSum {
  const sum: Summing = summing(
    parts.map(({ actionId, isUndo: takesBack, ...part }) => ({
      ...part,
      action: actionOf(actionId),
      isUndo: takesBack,
    })),
    isWayBack(parts),
    via,
    earlier,
  );
  // What is left out has no part in what a plan is called, unless all of it is.
  const [title, ofAll] = [titling(parts), titling(parts)];
  let isAny = false;
  return {
    add: ({ part, key, label, target: asStored, before, to, skip, noUndo }) => {
      const { resource } = actionOf(parts[part]?.actionId ?? "");
      const target: unknown = v.parse(resource.target, asStored);
      const stateIn = (box: unknown): unknown => {
        const state = unboxed(box);
        return state === undefined ? undefined : v.parse(resource.state, state);
      };
      const states =
        skip === null ? { before: stateIn(before), to: stateIn(to) } : { before: undefined, to: undefined };
      sum.add({ part, key, label, target, ...states, skip, noUndo });
      ofAll.add({ part, label, target });
      if (skip !== null) return;
      title.add({ part, label, target });
      isAny = true;
    },
    end: (reads) => ({ summary: sum.end(reads), ...(!isUndo && { title: (isAny ? title : ofAll).end() }) }),
  };
}

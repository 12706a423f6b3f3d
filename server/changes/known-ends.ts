// Says in a plan of whoever is in something already that this ends on a day, and where that can be changed: adding them
// again takes nothing of that back.
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import * as v from "valibot";
import { actions } from "../../domain/actions/registry.gen.ts";
import { actionOf } from "../../domain/actions/registry.ts";
import { dayOf } from "../../domain/days.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { type NewItem, type Part, type Plan, partAt } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import { wantedOf } from "./plan.ts";
import type { Actor } from "./zoom.ts";

/** What somebody is, from least to most. */
const ranks = ["none", "member", "admin", "owner"] as const;
const InRole = v.object({ role: v.picklist(ranks) });

/** Somebody may have been given the same as members, or as administrators. */
const prefixes = [...new Set(actions.flatMap(({ canEnd, resource }) => (canEnd ? [`${resource.id}:`] : [])))];
const keysLike = (key: string): readonly string[] => {
  const own = key.slice(key.indexOf(":") + 1);
  return prefixes.map((prefix) => prefix + own);
};

type Row = Pick<NewItem, "n" | "part" | "key" | "target" | "before" | "to">;

/** @param rows what the plans are of */
export async function withKnownEnds<Of extends Plan>(
  orm: Orm,
  rows: readonly Row[],
  plans: readonly Of[],
  parts: readonly Part[],
  via: Pick<Actor, "accountId">,
): Promise<readonly Of[]> {
  const rowOf = new Map(rows.map((row) => [row.n, row]));
  const asked = plans.flatMap((plan) => {
    const row = rowOf.get(plan.n);
    const wanted = row && rankThatIsThere(plan, row, partAt(parts, row.part));
    return wanted === undefined ? [] : [{ plan, wanted, keys: keysLike(plan.key ?? row?.key ?? "") }];
  });
  if (asked.length === 0) return plans;
  const ends = await waitingEnds(
    orm,
    via.accountId,
    asked.flatMap(({ keys }) => keys),
  );
  const skips = new Map<Of, string>();
  for (const { plan, wanted, keys } of asked) {
    const untilMs = ends.flatMap((end) => (keys.includes(end.key) && end.rank < wanted ? end.untilMs : []));
    if (untilMs.length > 0) skips.set(plan, `${plan.skip ?? ""} ${endWords(Math.min(...untilMs))}`);
  }
  return plans.map((plan) => {
    const skip = skips.get(plan);
    return skip === undefined ? plan : { ...plan, skip };
  });
}

const endWords = (untilMs: number): string =>
  `It ends after ${dayOf(untilMs - 1)}: on the person’s page, under Help desk, it can be made permanent or put off.`;

/** How much somebody who is left out was to become, where they are as much already. */
function rankThatIsThere(plan: Plan, row: Row, part: Part): number | undefined {
  if (plan.status !== "skipped" || part.isUndo || !actionOf(part.actionId).canEnd) return undefined;
  const [now, wanted] = [unboxed(plan.before), wantedOf(row, part)].map((state) => v.safeParse(InRole, state));
  if (!now?.success || !wanted?.success) return undefined;
  const rank = ranks.indexOf(wanted.output.role);
  return ranks.indexOf(now.output.role) >= rank ? rank : undefined;
}

/** What waits for its day to be taken back, and how much is left of it then. */
async function waitingEnds(orm: Orm, accountId: string, keys: readonly string[]) {
  const rows = await orm
    .select({ key: changeItems.key, to: changeItems.to, untilMs: changes.beginsAtMs })
    .from(changeItems)
    .innerJoin(changes, eq(changes.id, changeItems.changeId))
    .where(
      and(
        inArray(changeItems.key, [...new Set(keys)]),
        eq(changeItems.status, "planned"),
        eq(changes.status, "scheduled"),
        eq(changes.accountId, accountId),
        isNotNull(changes.endsAccessOf),
      ),
    );
  return rows.flatMap(({ key, to, untilMs }) => {
    const left = v.safeParse(InRole, unboxed(to));
    return left.success && untilMs !== null ? [{ key, untilMs, rank: ranks.indexOf(left.output.role) }] : [];
  });
}

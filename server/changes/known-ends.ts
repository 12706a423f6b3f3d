// Says in a plan what waits for a day of the same things: of whoever is in something already that this ends, and where
// that can be changed, since adding them again takes nothing of it back; of what is done, which of that it calls off.
import { and, eq, inArray, isNotNull, like, or } from "drizzle-orm";
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import { accessSince, rankOf, type Since } from "../../domain/changes/since-put-off.ts";
import { dayOf } from "../../domain/days.ts";
import { grouped } from "../../domain/grouped.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { type NewItem, type Part, type Plan, partAt } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import { ARCHIVED, DELETED_LATER, endingIds } from "./overtaken.ts";
import { wantedOf } from "./plan.ts";
import type { Actor } from "./zoom.ts";

/** Somebody may have been given the same as members, or as administrators. */
const keysLike = (key: string): readonly string[] => {
  const own = key.slice(key.indexOf(":") + 1);
  return endingIds.map((id) => `${id}:${own}`);
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
    if (!row) return [];
    const part = partAt(parts, row.part);
    const key = plan.key ?? row.key;
    const wanted = rankThatIsThere(plan, row, part);
    if (wanted !== undefined) return [{ plan, keys: keysLike(key), said: (ends: Ends) => endsBelow(ends, wanted) }];
    if (isUnarchived(plan)) {
      const keys = [DELETED_LATER + key.slice(ARCHIVED.length)];
      return key.startsWith(ARCHIVED) ? [{ plan, keys, said: deletionCalledOff }] : [];
    }
    const isGiven = plan.status === "planned" && !part.isUndo && actionOf(part.actionId).canEnd === true;
    return isGiven ? [{ plan, keys: keysLike(key), said: (ends: Ends) => endOfGiven(ends, plan) }] : [];
  });
  if (asked.length === 0) return plans;
  const keys = asked.flatMap((one) => one.keys);
  const ends = grouped(await waitingFor(orm, via.accountId, keys), ({ key }) => key);
  const told = new Map<Of, string>();
  for (const { plan, keys: own, said } of asked) {
    const found = own.flatMap((key) => ends.get(key) ?? []);
    const words = found.length === 0 ? null : said(found);
    if (words !== null) told.set(plan, words);
  }
  return plans.map((plan) => {
    const words = told.get(plan);
    if (words === undefined) return plan;
    const field = plan.status === "skipped" ? "skip" : "remark";
    return { ...plan, [field]: [plan[field], words].filter(Boolean).join(" ") };
  });
}

/** What waits for its day to be done to one thing. */
type Ends = readonly Waiting[];

interface Waiting {
  readonly key: string;
  /** States of the thing as it was left, and as it is to be from then on. */
  readonly before: unknown;
  readonly to: unknown;
  readonly atMs: number;
}

const firstDay = (ends: Ends): string => dayOf(Math.min(...ends.map(({ atMs }) => atMs)) - 1);

function endsBelow(ends: Ends, wanted: number): string | null {
  const own = ends.filter(({ to }) => (rankOf(to) ?? wanted) < wanted);
  return own.length === 0 ? null : `It ends after ${firstDay(own)}: ${CHANGE_IT}`;
}

const CHANGE_IT = "on the person’s page, under Help desk, it can be made permanent or put off.";

/** Whoever is promoted is given the role alone: where their access itself ends, the role ends with it. */
function endOfGiven(ends: Ends, { before, to }: Pick<Plan, "before" | "to">): string | null {
  const gift = { before: unboxed(before), to: unboxed(to), isWayBack: false, isOfGift: false };
  const became = (is: Since["is"]) => ends.filter((end) => accessSince(end, [gift]).is === is);
  const [off, held] = [became("given"), became("held")];
  if (off.length > 0)
    return `Until ${firstDay(off)} they were given access here. Without an end of its own, this calls that end off.`;
  return held.length === 0 ? null : `Their access here ends after ${firstDay(held)} all the same: ${CHANGE_IT}`;
}

const deletionCalledOff = (ends: Ends): string =>
  `Its deletion on ${dayOf(Math.min(...ends.map(({ atMs }) => atMs)))} is called off.`;

const isUnarchived = ({ status, to }: Plan): boolean =>
  status === "planned" && v.is(v.object({ isArchived: v.literal(false) }), unboxed(to));

/** How much somebody who is left out was to become, where they are as much already. */
function rankThatIsThere(plan: Plan, row: Row, part: Part): number | undefined {
  if (plan.status !== "skipped" || part.isUndo || !actionOf(part.actionId).canEnd) return undefined;
  const [now, rank] = [rankOf(unboxed(plan.before)), rankOf(wantedOf(row, part))];
  return now !== undefined && rank !== undefined && now >= rank ? rank : undefined;
}

async function waitingFor(orm: Orm, accountId: string, keys: readonly string[]): Promise<Ends> {
  const rows = await orm
    .select({ key: changeItems.key, before: changeItems.before, to: changeItems.to, atMs: changes.beginsAtMs })
    .from(changeItems)
    .innerJoin(changes, eq(changes.id, changeItems.changeId))
    .where(
      and(
        inArray(changeItems.key, [...new Set(keys)]),
        eq(changeItems.status, "planned"),
        eq(changes.status, "scheduled"),
        eq(changes.accountId, accountId),
        or(isNotNull(changes.endsAccessOf), like(changeItems.key, `${DELETED_LATER}%`)),
      ),
    );
  return rows.flatMap(({ key, before, to, atMs }) =>
    atMs === null ? [] : [{ key, before: unboxed(before), to: unboxed(to), atMs }],
  );
}

// Says in a plan what waits for a day of the same things: of whoever is in something already that this ends, and where
// that can be changed, since adding them again takes nothing of it back; of what is done, which of that it calls off.
import { and, eq, inArray, isNotNull, like, or, sql } from "drizzle-orm";
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import { accessSince, rankOf, type Since } from "../../domain/changes/since-put-off.ts";
import { chunk } from "../../domain/chunk.ts";
import { dayOf } from "../../domain/days.ts";
import { grouped } from "../../domain/grouped.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { letOthersRun } from "../yielding.ts";
import { type NewItem, type Part, type Plan, partAt } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import { ARCHIVED, CALLED_OFF, CALLED_OFF_UNDONE, DELETED_LATER, endingIds } from "./overtaken.ts";
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
  { accountId, nowMs }: Pick<Actor, "accountId"> & { readonly nowMs: number },
): Promise<readonly Of[]> {
  const rowOf = new Map(rows.map((row) => [row.n, row]));
  const asked = plans.flatMap((plan) => {
    const row = rowOf.get(plan.n);
    if (!row) return [];
    const part = partAt(parts, row.part);
    const key = plan.key ?? row.key;
    const wanted = rankThatIsThere(plan, row, part);
    if (wanted !== undefined) return [{ plan, keys: keysLike(key), said: (ends: Ends) => endsBelow(ends, wanted) }];
    if (isMadeArchived(plan, false)) {
      const keys = [DELETED_LATER + key.slice(ARCHIVED.length)];
      return key.startsWith(ARCHIVED) ? [{ plan, keys, said: deletionCalledOff }] : [];
    }
    const isGiven = plan.status === "planned" && !part.isUndo && actionOf(part.actionId).canEnd === true;
    return isGiven ? [{ plan, keys: keysLike(key), said: (ends: Ends) => endOfGiven(ends, plan) }] : [];
  });
  // What a change called off stays so when that change is undone.
  const broughtBack = plans.flatMap((plan) => {
    const row = rowOf.get(plan.n);
    if (!row || !partAt(parts, row.part).isUndo) return [];
    const key = plan.key ?? row.key;
    if (isMadeArchived(plan, true) && key.startsWith(ARCHIVED))
      return [{ plan, keys: [DELETED_LATER + key.slice(ARCHIVED.length)], said: deletionStaysOff }];
    return isMore(plan) ? [{ plan, keys: keysLike(key), said: (ends: Ends) => endStaysOff(ends, plan) }] : [];
  });
  const told = new Map<Of, string>();
  const tell = async (some: typeof asked, found: (keys: readonly string[]) => Promise<Ends>) => {
    if (some.length === 0) return;
    const ends = grouped(await found(some.flatMap((one) => one.keys)), ({ key }) => key);
    for (const { plan, keys, said } of some) {
      const own = keys.flatMap((key) => ends.get(key) ?? []);
      const words = own.length === 0 ? null : said(own);
      if (words !== null) told.set(plan, words);
    }
  };
  await tell(asked, (keys) => waitingFor(orm, accountId, keys));
  await tell(broughtBack, (keys) => calledOffFor(orm, accountId, keys, nowMs));
  for (const plan of plans) {
    const row = rowOf.get(plan.n);
    const hadEnded = row && partAt(parts, row.part).hadEnded === true && isMore(plan);
    if (hadEnded) told.set(plan, [HAD_ENDED, told.get(plan)].filter(Boolean).join(" "));
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

const deletionStaysOff = (ends: Ends): string =>
  `Its deletion on ${dayOf(Math.min(...ends.map(({ atMs }) => atMs)))} was called off, and stays so.`;

function endStaysOff(ends: Ends, { to }: Pick<Plan, "to">): string | null {
  const rank = rankOf(unboxed(to)) ?? 0;
  const own = ends.filter((end) => (rankOf(end.to) ?? rank) < rank);
  return own.length === 0
    ? null
    : `Their access here was to end after ${firstDay(own)}. That was called off, and stays so.`;
}

const HAD_ENDED = "Their access here had ended on its day. Without an end of its own, it stays this time.";

const isMadeArchived = ({ status, to }: Plan, isArchived: boolean): boolean =>
  status === "planned" && v.is(v.object({ isArchived: v.literal(isArchived) }), unboxed(to));

/** Whether somebody becomes more than they are. */
const isMore = ({ status, before, to }: Plan): boolean =>
  status === "planned" && (rankOf(unboxed(to)) ?? 0) > (rankOf(unboxed(before)) ?? 0);

/** How much somebody who is left out was to become, where they are as much already. */
function rankThatIsThere(plan: Plan, row: Row, part: Part): number | undefined {
  if (plan.status !== "skipped" || part.isUndo || !actionOf(part.actionId).canEnd) return undefined;
  const [now, rank] = [rankOf(unboxed(plan.before)), rankOf(wantedOf(row, part))];
  return now !== undefined && rank !== undefined && now >= rank ? rank : undefined;
}

/** One statement takes no more than so many parameters, and holds everyone up while it runs. */
const KEYS_AT_ONCE = 1_000;

async function waitingFor(orm: Orm, accountId: string, keys: readonly string[]): Promise<Ends> {
  const ends: Waiting[] = [];
  for (const some of chunk([...new Set(keys)], KEYS_AT_ONCE)) {
    ends.push(...(await waitingForSome(orm, accountId, some)));
    await letOthersRun();
  }
  return ends;
}

async function waitingForSome(orm: Orm, accountId: string, keys: readonly string[]): Promise<Ends> {
  const rows = await orm
    .select({ key: changeItems.key, before: changeItems.before, to: changeItems.to, atMs: changes.beginsAtMs })
    .from(changeItems)
    .innerJoin(changes, eq(changes.id, changeItems.changeId))
    .where(
      and(
        inArray(changeItems.key, [...keys]),
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

/** What was to be done on a day that is still to come, and the console called off since something was done after it. */
async function calledOffFor(orm: Orm, accountId: string, keys: readonly string[], nowMs: number): Promise<Ends> {
  const { rows } = v.parse(
    CalledOff,
    await orm.execute(sql`
      select item.key, item.before -> 0 as before, item."to" -> 0 as "to", change.begins_at_ms::float as "atMs"
      from change_items as item join changes as change on change.id = item.change_id
      where item.key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
        and item.status = 'skipped' and starts_with(item.skip, ${CALLED_OFF}::text) and item.skip <> ${CALLED_OFF_UNDONE}::text
        and change.account_id = ${accountId} and change.begins_at_ms > ${nowMs}::bigint`),
  );
  return rows;
}

const CalledOff = v.object({
  rows: v.array(v.object({ key: v.string(), before: v.unknown(), to: v.unknown(), atMs: v.number() })),
});

// Parts of a change that go first: the others begin once these have succeeded, in what these have created, and on the day
// that was chosen for them.
import { and, eq, inArray, isNull, max, sql } from "drizzle-orm";
import { actionOf } from "../../domain/actions/registry.ts";
import { ALREADY_SO, FIRST_FAILED } from "../../domain/changes/item.ts";
import { timeBetweenMs } from "../../domain/changes/new-day.ts";
import type { Failure } from "../../domain/failure.ts";
import { NEW_ID } from "../../domain/ids.ts";
import { GONE } from "../../domain/resources/existence.ts";
import { fieldsOf, isIdField } from "../../domain/target-fields.ts";
import type { Clock } from "../clock.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { retriesOf } from "./carriers.ts";
import { type ChangeRow, type ItemRow, numbersOf, type Part, partsOf, ROWS_AT_ONCE } from "./change-store.ts";
import type { Held } from "./held.ts";
import { stayingIn } from "./leaders-first.ts";

/** What keeps a part from being begun. */
export type Beginning =
  | { readonly is: "now" }
  /** What its targets are is known by now: they are taken anew. */
  | { readonly is: "known" }
  /** What goes first has not come to its end. */
  | { readonly is: "open" }
  | { readonly is: "later"; readonly atMs: number }
  | { readonly is: "never"; readonly why: Failure }
  /** These items are not begun. */
  | { readonly is: "without"; readonly ns: readonly number[]; readonly why: Failure };

/** What was created: as it was named before, and as it is now. */
export interface Created {
  readonly was: unknown;
  readonly is: unknown;
}

/** Numbers of the parts that go first. */
export const firstsOf = (parts: readonly Part[]): readonly number[] =>
  parts.flatMap(({ isFirst }, at) => (isFirst ? [at] : []));
export const hasFirst = (parts: readonly Part[]): boolean => parts.some(({ isFirst }) => isFirst === true);

/** Whether a target is in what is still to be created. */
export const isInNew = (target: unknown): boolean =>
  Object.entries(fieldsOf(target)).some(([name, value]) => isIdField(name) && value === NEW_ID);

/** A target in what was created, by the ID that has now. */
export function inCreated(target: unknown, created: Created): unknown {
  const was = fieldsOf(created.was);
  const is = fieldsOf(created.is);
  const renewed = (name: string, value: unknown): boolean =>
    isIdField(name) && is[name] !== undefined && is[name] !== was[name] && (value === NEW_ID || value === was[name]);
  const fields = Object.entries(fieldsOf(target));
  return Object.fromEntries(fields.map(([name, value]) => [name, renewed(name, value) ? is[name] : value]));
}

/**
 * Whether what its items are is not read but taken as it will be once what goes first is done: there is nothing to be
 * read yet, or, on the way back, still somebody in what was empty when it was created.
 */
export const isForeseen = (part: Part, parts: readonly Part[]): boolean =>
  part.isFirst !== true && parts.some((one) => one.isInNew === true);

/** Parts with who goes first, and who is in what is created first. @throws RequestFailure `invalid_request` */
export function inOrder(parts: readonly Part[], targetsOf: (part: number) => readonly unknown[], firstCount: number) {
  const ordered = parts.map((part, at): Part => {
    const isNew = targetsOf(at).some(isInNew);
    if (isNew && (at < firstCount || actionOf(part.actionId).resource.inNew === undefined))
      throw new RequestFailure(
        "invalid_request",
        `${NEW_ID} stands for what the change creates first, in what follows.`,
      );
    return { ...part, ...(at < firstCount && { isFirst: true }), ...(isNew && { isInNew: true }) };
  });
  const created = ordered.slice(0, firstCount).reduce((sum, _, at) => sum + targetsOf(at).length, 0);
  if (created !== 1 && ordered.some((part) => part.isInNew))
    throw new RequestFailure("invalid_request", `${NEW_ID} wants exactly one thing to be created first.`);
  return ordered;
}

/** The parts of the way back. What was put into something new leaves it before that is deleted. */
export function turned(parts: readonly Part[], isWhole: boolean): readonly Part[] {
  const isOrdered = isWhole && parts.some(({ isInNew: isNew }) => isNew);
  return parts.map(({ isFirst, isInNew: isNew, isUndo, hadEnded: _hadEnded, ...part }) => ({
    ...part,
    isUndo: !isUndo,
    ...(isOrdered && isFirst !== true && { isFirst: true }),
    ...(isOrdered && isNew && { isInNew: true }),
  }));
}

const asWanted = ["done", "unchanged"];
const open = ["reading", "planned", "sending"];
const soAlready = [ALREADY_SO, GONE];

const isAmiss = ({ status, skip }: ItemRow): boolean =>
  !asWanted.includes(status) && !(status === "skipped" && soAlready.includes(skip ?? ""));

interface FirstDeps {
  readonly orm: Orm;
  readonly change: Pick<ChangeRow, "id" | "beginsAtMs" | "retries">;
  readonly parts: readonly Part[];
  readonly clock: Clock;
  /** The change where it is a small one in memory. */
  readonly held?: Held;
}

export function createBeginning({ orm, change, parts, clock, held }: FirstDeps): (part: number) => Promise<Beginning> {
  const { id, beginsAtMs } = change;
  const firsts = firstsOf(parts);
  const resolve = async (part: number): Promise<Beginning> => {
    const created = await createdIn(orm, id, firsts, held);
    for (let isKnown = false; ; isKnown = true) {
      const rows = await unresolved(orm, id, part, held);
      if (rows.length === 0) return { is: isKnown ? "known" : "now" };
      const renamed = rows.map(({ n, target }) => ({ n, target: created ? inCreated(target, created) : target }));
      if (renamed.some(({ target }) => isInNew(target)))
        return { is: "never", why: notBegun(notSucceeded("nothing was created")) };
      await held?.store();
      await orm.execute(sql`
        update change_items as item set new_target = given.target
        from jsonb_to_recordset(${JSON.stringify(storable(renamed))}::jsonb) as given(n integer, target jsonb)
        where item.change_id = ${id} and item.n = given.n and item.n = any(${numbersOf(renamed)})`);
      held?.named(renamed);
    }
  };
  // Whoever put the rest off wanted time in between: it takes another word to begin it as soon as what goes first is done.
  const isFirstLate = async (dayMs: number): Promise<boolean> => {
    const lastWordMs = Math.max(dayMs, ...retriesOf(change).map(({ atMs }) => atMs));
    return firsts.length > 0 && (await lastEndMs(orm, id, firsts, held)) >= lastWordMs;
  };
  return async (part) => {
    const { isFirst, isInNew: isNew } = parts[part] ?? {};
    if (isFirst) return { is: "now" };
    const worst = firsts.length === 0 ? undefined : await worstOf(orm, id, firsts, held);
    if (worst && open.includes(worst.status)) return { is: "open" };
    if (worst) return { is: "never", why: notBegun(notSucceeded(worst.label)) };
    if (beginsAtMs !== null && beginsAtMs > clock.nowMs()) return { is: "later", atMs: beginsAtMs };
    if (beginsAtMs !== null && (await isFirstLate(beginsAtMs))) return { is: "never", why: notBegun(LATE) };
    if (isNew) return resolve(part);
    const staying = await stayingIn(orm, id, { part, parts }, held);
    return staying ? { is: "without", ns: staying.ns, why: notBegun(notSucceeded(staying.label)) } : { is: "now" };
  };
}

const notBegun = (message: string): Failure => ({ kind: "refused", code: FIRST_FAILED, status: 0, message });

const notSucceeded = (what: string): string => `Not begun, because the part before it did not succeed: ${what}.`;
const LATE =
  "Not begun, because the part before it succeeded only after the day chosen for this one. Retry it to begin it now.";

/** Of what goes first what has not come to its end, or else has not become what it was to be. */
async function worstOf(orm: Orm, id: string, firsts: readonly number[], held?: Held): Promise<ItemRow | undefined> {
  if (held) {
    const amiss = held.items().filter((row) => firsts.includes(row.part) && isAmiss(row));
    return amiss.find(({ status }) => open.includes(status)) ?? amiss[0];
  }
  const isSo = sql`(${inArray(changeItems.status, asWanted)} or (${changeItems.status} = 'skipped' and ${inArray(changeItems.skip, soAlready)}))`;
  const [row] = await orm
    .select()
    .from(changeItems)
    .where(and(eq(changeItems.changeId, id), inArray(changeItems.part, [...firsts]), sql`not ${isSo}`))
    .orderBy(sql`${inArray(changeItems.status, open)} desc`, changeItems.n)
    .limit(1);
  return row;
}

/** When the last of what goes first came to its end; 0 where all of it was so already. */
async function lastEndMs(orm: Orm, id: string, firsts: readonly number[], held?: Held): Promise<number> {
  if (held) return Math.max(0, ...held.items().map((row) => (firsts.includes(row.part) ? (row.endedAtMs ?? 0) : 0)));
  const [row] = await orm
    .select({ atMs: max(changeItems.endedAtMs) })
    .from(changeItems)
    .where(and(eq(changeItems.changeId, id), inArray(changeItems.part, [...firsts])));
  return row?.atMs ?? 0;
}

/**
 * When what was stopped of a change is to begin once it is planned again and applied: on a day where what goes first is
 * still to be done, or was done only after the day that was chosen, with as much time in between; null where at once.
 */
export async function dayAgain(orm: Orm, change: ChangeRow, nowMs: number): Promise<number | null> {
  const { id, beginsAtMs } = change;
  const firsts = firstsOf(partsOf(change));
  if (beginsAtMs === null || firsts.length === 0) return null;
  const isStopped = and(
    eq(changeItems.changeId, id),
    inArray(changeItems.part, [...firsts]),
    eq(changeItems.status, "cancelled"),
  );
  const [stopped] = await orm.select({ n: changeItems.n }).from(changeItems).where(isStopped).limit(1);
  if (!stopped && (await lastEndMs(orm, id, firsts)) < beginsAtMs) return null;
  return beginsAtMs > nowMs ? beginsAtMs : nowMs + timeBetweenMs(change);
}

/** What the first parts have created; undefined where they have not, or create nothing. */
export async function createdIn(
  orm: Orm,
  id: string,
  firsts: readonly number[],
  held?: Held,
): Promise<Created | undefined> {
  const isDone = and(
    eq(changeItems.changeId, id),
    inArray(changeItems.part, [...firsts]),
    eq(changeItems.status, "done"),
  );
  const rows = held
    ? held.items().filter(({ part, status }) => firsts.includes(part) && status === "done")
    : await orm.select().from(changeItems).where(isDone).limit(1);
  const [row] = rows;
  return row && { was: row.target, is: row.newTarget ?? row.target };
}

async function unresolved(orm: Orm, id: string, part: number, held?: Held): Promise<readonly ItemRow[]> {
  if (held)
    return held.items().filter((row) => row.part === part && row.status === "planned" && row.newTarget === null);
  const isOpen = and(eq(changeItems.changeId, id), eq(changeItems.part, part), eq(changeItems.status, "planned"));
  return orm
    .select()
    .from(changeItems)
    .where(and(isOpen, isNull(changeItems.newTarget)))
    .limit(ROWS_AT_ONCE);
}

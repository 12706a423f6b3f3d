// What is to be read, in which order, and how it went.
//
// A reading tells what was so when it began, and others may begin, end or be asked for beside it, here and on other
// instances. So each remembers what had asked for it when it was taken, and when its first call went: by that whoever
// writes it down finds out whether a later one is known already, and whether it has to be read once more.
import { and, between, eq, inArray, isNotNull, isNull, lt, lte, notInArray, or, sql } from "drizzle-orm";
import * as v from "valibot";
import { chunk } from "../../../domain/chunk.ts";
import type { Failure } from "../../../domain/failure.ts";
import type { Orm } from "../../db/database.ts";
import { inventoryReads } from "../../db/schema.ts";
import type { Beside } from "../../db/together.ts";
import { ROWS_AT_ONCE, recordset } from "./recordset.ts";

export interface Subject {
  readonly step: string;
  readonly subject: string;
}

export interface DueRead extends Subject {
  readonly rank: number;
  readonly readAtMs: number | null;
  readonly failedCount: number;
  /** What asked for it by the time it was taken: whatever asks later is not answered by this reading. */
  readonly askedIn: number;
}

/** What an event told of goes first. */
export const EVENT_RANK = 0;
/** What was read before goes last. */
export const AGAIN_RANK = 9;

/** What of some steps may be read now, in the order in which it is to be. */
export const dueReads = (orm: Orm, nowMs: number, most: number, steps: readonly string[]): Promise<DueRead[]> =>
  orm
    .select({
      step: inventoryReads.step,
      subject: inventoryReads.subject,
      rank: inventoryReads.rank,
      readAtMs: inventoryReads.readAtMs,
      failedCount: inventoryReads.failedCount,
      askedIn: inventoryReads.askedIn,
    })
    .from(inventoryReads)
    .where(and(inArray(inventoryReads.step, [...steps]), lte(inventoryReads.dueAtMs, nowMs)))
    .orderBy(inventoryReads.rank, inventoryReads.dueAtMs)
    .limit(most);

/** As often as something is tried until it is taken for refused. */
const MOST_TRIES = 5;

/**
 * Whether something was never read that Zoom may tell yet: what it refuses for good is known not to be known. Without
 * the people nothing is whole, for through them the rest is found.
 */
export async function isAnyNeverRead(orm: Orm): Promise<boolean> {
  const { failure, failedCount, rank, readAtMs, step } = inventoryReads;
  const passes = sql`(${failure} ->> 'status')::int >= 500 or ${failure} ->> 'kind' in ('network', 'rate_limited', 'cursor_expired')`;
  const isOpen = or(isNull(failure), and(passes, lt(failedCount, MOST_TRIES)));
  const [open] = await orm
    .select({ step })
    .from(inventoryReads)
    .where(and(between(rank, EVENT_RANK + 1, AGAIN_RANK - 1), isOpen))
    .limit(1);
  if (open) return true;
  const [people] = await orm
    .select({ step })
    .from(inventoryReads)
    .where(and(eq(step, "people"), isNotNull(readAtMs)))
    .limit(1);
  return people === undefined;
}

/** Has all of a step read once more, from its beginning. */
export async function readAnew(orm: Orm, step: string, nowMs: number): Promise<void> {
  await orm.update(inventoryReads).set({ readAtMs: null, dueAtMs: nowMs }).where(eq(inventoryReads.step, step));
}

/** When the next read is due, epoch milliseconds; null where nothing is to be read. */
export async function nextDueAtMs(orm: Orm): Promise<number | null> {
  const [row] = await orm.select({ at: sql<string | null>`min(${inventoryReads.dueAtMs})` }).from(inventoryReads);
  return row?.at == null ? null : Number(row.at);
}

/** Of a channel that is not known, or gone, nothing is read but itself; the rest follows from that. */
const knownFirst = sql`case
  when step like 'channel-%' and not exists (
    select from inventory_channels where id = subject and gone_at_ms is null
  ) then 'channel'
  else step
end`;
/** By the key of whoever has a user ID or an address; null where nobody is known by it. */
const personKey = sql`(
  select key from inventory_people
  where (key = lower(subject) or lower(email) = lower(subject)) and gone_at_ms is null
  order by key = lower(subject) desc limit 1
)`;
const thisTransaction = sql`pg_current_xact_id()::text::bigint`;

/** Has things read that are not known to be read yet. */
export async function queueNew(
  orm: Orm,
  reads: readonly (Subject & { readonly rank: number; readonly dueAtMs: number })[],
): Promise<void> {
  for (const some of chunk(reads, ROWS_AT_ONCE))
    await orm.execute(sql`
      insert into inventory_reads (step, subject, rank, due_at_ms, asked_in)
      select distinct on (1, 2) ${knownFirst}, subject, rank, "dueAtMs", ${thisTransaction}
      from ${recordset(some, 'step text, subject text, rank int, "dueAtMs" bigint')}
      order by 1, 2
      on conflict do nothing
    `);
}

/** Of people nobody knows yet the list of people is read, which finds them and so their channels. */
const queueing = (reads: readonly Subject[], dueAtMs: number, when = sql`true`) => sql`
  insert into inventory_reads (step, subject, rank, due_at_ms, asked_in)
  select distinct ${knownFirst}, subject, ${EVENT_RANK}::int, ${dueAtMs}::bigint, ${thisTransaction}
  from (
    select case when key = '' then 'people' else step end as step, coalesce(key, subject) as subject
    from (
      select step, subject, case when step = 'person-channels' then coalesce(${personKey}, '') end as key
      from ${recordset(reads, "step text, subject text")}
    ) as by_key
  ) as given where ${when}
  order by 1, 2
  on conflict (step, subject) do update
  set rank = excluded.rank, due_at_ms = excluded.due_at_ms, asked_in = excluded.asked_in`;

/**
 * Has things read then, to be written along with a call that is about to make them otherwise: whether its answer comes or
 * not, and whatever becomes of this process.
 */
export const queueingAt =
  (reads: readonly Subject[], dueAtMs: number): Beside =>
  (when) =>
    queueing(reads, dueAtMs, when);

/** What of a step is to be read because something told of it: what is known of that may be no longer so. */
export async function openReads(orm: Orm, step: string): Promise<ReadonlySet<string>> {
  const { subject, rank } = inventoryReads;
  const rows = await orm
    .select({ subject })
    .from(inventoryReads)
    .where(and(eq(rank, EVENT_RANK), eq(inventoryReads.step, step)));
  return new Set(rows.map((row) => row.subject));
}

/** Has things read next: something told that they are no longer what they were. One that is being read is read again. */
export async function queueNow(orm: Orm, reads: readonly Subject[], nowMs: number): Promise<void> {
  for (const some of chunk(reads, ROWS_AT_ONCE)) await orm.execute(queueing(some, nowMs));
}

/** A reading that has ended. */
export interface Taken extends Subject {
  /** See `DueRead`. */
  readonly askedIn: number;
  /** When its first call was sent. */
  readonly atMs: number;
}

/** What a reading that has ended says of what is known. */
export interface Standing {
  /** False where the thing is read no more, or was read by a later one: what this one says may be no longer so. */
  readonly isLast: boolean;
  /** Whether something has asked for it since: what was asked about may be missing from it. */
  readonly isAskedSince: boolean;
}

const Standings = v.object({
  rows: v.array(v.object({ step: v.string(), subject: v.string(), isLast: v.boolean(), isAskedSince: v.boolean() })),
});

export const readKey = ({ step, subject }: Subject): string => JSON.stringify([step, subject]);

/** Holds readings of one step against what has become of these reads, which nothing else changes until the transaction ends. */
export async function standingOf(orm: Orm, reads: readonly Taken[]): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = v.parse(
    Standings,
    await orm.execute(sql`
      select read.step, read.subject, coalesce(read.read_at_ms, 0) <= "atMs" as "isLast",
        read.asked_in <> "askedIn" as "isAskedSince"
      from inventory_reads as read
      join ${recordset(reads, takenColumns)} on read.step = given.step and read.subject = given.subject
      order by read.step, read.subject for update of read
    `),
  );
  return new Map(rows.map(({ isLast, isAskedSince, ...read }) => [readKey(read), { isLast, isAskedSince }]));
}

const takenColumns = 'step text, subject text, "askedIn" bigint, "atMs" bigint, "againAtMs" bigint, failure jsonb';

export interface ReadDone extends Taken {
  readonly againAtMs: number;
}

/** Notes what was read. What something has asked for since it was taken stays due. */
export async function noteDone(orm: Orm, reads: readonly ReadDone[]): Promise<void> {
  if (reads.length === 0) return;
  await orm.execute(sql`
    update inventory_reads as read set
      read_at_ms = "atMs", failed_count = 0, failure = null,
      rank = case when read.asked_in <> "askedIn" then read.rank else ${AGAIN_RANK} end,
      due_at_ms = case when read.asked_in <> "askedIn" then read.due_at_ms else "againAtMs" end
    from ${recordset(reads, takenColumns)}
    where read.step = given.step and read.subject = given.subject
  `);
}

export interface ReadFailed extends Taken {
  readonly failure: Failure;
  readonly againAtMs: number;
}

export async function noteFailed(orm: Orm, reads: readonly ReadFailed[]): Promise<void> {
  if (reads.length === 0) return;
  await orm.execute(sql`
    update inventory_reads as read set
      failed_count = read.failed_count + 1, failure = given.failure,
      due_at_ms = case when read.asked_in <> "askedIn" then least(read.due_at_ms, "againAtMs") else "againAtMs" end
    from ${recordset(reads, takenColumns)}
    where read.step = given.step and read.subject = given.subject
  `);
}

/** Puts off all of a step that would be read before then: what stops one read of it stops each. */
export async function putOff(orm: Orm, step: string, failure: Failure, untilMs: number): Promise<void> {
  await orm
    .update(inventoryReads)
    .set({ dueAtMs: untilMs, failure })
    .where(and(eq(inventoryReads.step, step), lte(inventoryReads.dueAtMs, untilMs)));
}

/** Reads of other steps are forgotten. */
export async function keepSteps(orm: Orm, steps: readonly string[]): Promise<void> {
  await orm.delete(inventoryReads).where(notInArray(inventoryReads.step, [...steps]));
}

/** What is of something that is gone is read no more, but for what something has asked for since. */
export async function forgetReads(orm: Orm, reads: readonly (Subject & { readonly atMs: number })[]): Promise<void> {
  for (const some of chunk(reads, ROWS_AT_ONCE))
    await orm.execute(sql`
      delete from inventory_reads as read using ${recordset(some, 'step text, subject text, "atMs" bigint')}
      where read.step = given.step and read.subject = given.subject
      and not (read.rank = ${EVENT_RANK} and read.due_at_ms > "atMs")
    `);
}

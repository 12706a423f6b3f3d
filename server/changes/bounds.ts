// How much one person may have the console keep: what they plan is stored at once, and lies there until it is old.
import { and, eq, gt, inArray, or, sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Orm } from "../db/database.ts";
import { changes } from "../db/schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { rateLimited } from "../middleware/rate-limited.ts";
import type { Plan } from "./change-store.ts";

/** Bytes of one change as it is sent: names and ids of tens of thousands of targets. */
export const MOST_CHANGE_BYTES = 8 * 1_048_576;

export interface Bounds {
  /** Plans of one person that nobody has applied or discarded. */
  readonly openPlans: number;
  /** Changes that one person plans in 24 hours, small ones too. */
  readonly changesADay: number;
  /** Bytes that are kept of all these together, whatever was sent for them. */
  readonly bytesADay: number;
  /** Bytes that are kept of one of them; what is beyond is left out of it. */
  readonly bytesOfOne: number;
}

export const bounds: Bounds = {
  openPlans: 200,
  changesADay: 5_000,
  bytesADay: 512 * 1_048_576,
  bytesOfOne: 256 * 1_048_576,
};

const DAY_MS = 86_400_000;

/** Of an item's row beside what it says, with its places in the indexes. */
const ROW_BYTES = 700;
/** What is sent of an item stands in its target, its name and its key. */
const TIMES_KEPT = 3;
/** On the disk at first: the log is written before the rows. */
const DISK_FACTOR = 3;

/** Bytes kept of a change as soon as it is asked for, without the states of its items. */
export const keptBytes = (sentBytes: number, itemCount: number): number =>
  TIMES_KEPT * sentBytes + ROW_BYTES * itemCount;

/** Bytes of what items are and are to be. They come from Zoom, so that nothing of the request tells how many. */
export const stateBytes = (plans: readonly Pick<Plan, "before" | "to">[]): number =>
  plans.reduce((sum, { before, to }) => sum + jsonBytes(before) + jsonBytes(to), 0);

const jsonBytes = (state: unknown): number => (state === null ? 0 : JSON.stringify(state).length);

export const roomFor = (keptBytes: number): number => DISK_FACTOR * keptBytes;

/** Leaves out what is beyond the bounds of one change. */
export const leftOut = (plan: Plan): Plan => ({
  ...plan,
  status: "skipped",
  before: null,
  to: null,
  skip: "The console keeps no more of one change. Plan the rest as another one.",
  noUndo: null,
  remark: null,
  files: [],
});

interface Kept {
  readonly open: number;
  readonly today: number;
  readonly bytes: number;
  /** Until the oldest of the day counts no more. */
  readonly goesOnInMs: number;
}

/** What is kept of somebody's plans. */
async function keptOf(orm: Orm, userId: string, nowMs: number): Promise<Kept> {
  const isOfToday = gt(changes.plannedAtMs, nowMs - DAY_MS);
  const isOpen = inArray(changes.status, ["planning", "planned"]);
  const [kept] = await orm
    .select({
      open: sql`count(*) filter (where ${isOpen})`.mapWith(Number),
      today: sql`count(*) filter (where ${isOfToday})`.mapWith(Number),
      bytes: sql`coalesce(sum(${changes.sizeBytes}) filter (where ${isOfToday}), 0)`.mapWith(Number),
      oldest: sql`coalesce(min(${changes.plannedAtMs}) filter (where ${isOfToday}), ${nowMs})`.mapWith(Number),
    })
    .from(changes)
    .where(and(eq(changes.plannedBy, userId), or(isOfToday, isOpen)));
  if (!kept) throw new Error("counts without a row");
  return { ...kept, goesOnInMs: Math.max(1, kept.oldest + DAY_MS - nowMs) };
}

/**
 * Whether somebody keeps so little that what they plan at the same moment, little each, cannot reach the bounds: only
 * near them everything is counted one after the other.
 */
export async function isFarFromBounds(
  orm: Orm,
  { userId, sizeBytes }: { readonly userId: string; readonly sizeBytes: number },
  { openPlans, changesADay, bytesADay }: Omit<Bounds, "bytesOfOne">,
  clock: Clock,
): Promise<boolean> {
  const kept = await keptOf(orm, userId, clock.nowMs());
  return kept.open < openPlans && 2 * kept.today < changesADay && 2 * (kept.bytes + sizeBytes) < bytesADay;
}

/** Waits until no other transaction stores or applies what the same person plans. */
export async function turnOf(within: Orm, userId: string): Promise<void> {
  await within.execute(sql`select pg_advisory_xact_lock(hashtext(${`changes of ${userId}`}))`);
}

/**
 * Within the transaction that stores the change, so that many at once are counted too.
 *
 * @throws RequestFailure `rate_limited`, or `invalid_request` when the person has to clear up first
 */
export async function ensureWithinBounds(
  within: Orm,
  { userId, sizeBytes }: { readonly userId: string; readonly sizeBytes: number },
  { openPlans, changesADay, bytesADay }: Omit<Bounds, "bytesOfOne">,
  clock: Clock,
): Promise<void> {
  await turnOf(within, userId);
  const kept = await keptOf(within, userId, clock.nowMs());
  const retryAfterMs = kept.goesOnInMs;
  if (kept.today >= changesADay)
    throw rateLimited(`You have planned ${changesADay} changes within a day.`, retryAfterMs);
  if (kept.bytes + sizeBytes > bytesADay)
    throw rateLimited(
      "What you have planned within a day is as much as the console keeps for one person.",
      retryAfterMs,
    );
  if (kept.open >= openPlans)
    throw new RequestFailure(
      "invalid_request",
      `You have ${openPlans} plans that have not been applied. Apply or discard some of them first.`,
    );
}

// Access that ends: what a change has given until a day is taken back then, by a change of its own that waits for the day.
// It takes back what was really done and nothing else, and is there as soon as the first has come to its end or is held up, whatever
// became of the process and of whoever made it.
import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNotNull, max, or, sql } from "drizzle-orm";
import * as v from "valibot";
import { noneEarlier } from "../../domain/changes/large-changes.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { defineQueue } from "../jobs/queue.ts";
import type { Log } from "../log.ts";
import { actorOf } from "./actor.ts";
import { appliedEntry } from "./applied-entry.ts";
import { actorIdOf } from "./carriers.ts";
import { type ChangeRow, connectionOf, countItems, moveChange, type NewItem, partsOf } from "./change-store.ts";
import { turned } from "./first-parts.ts";
import { countAndTitle, inPieces, isGiven } from "./from-rows.ts";
import { insertChange, insertItems } from "./insert-change.ts";
import { undoItems } from "./plan.ts";
import type { Later } from "./queue.ts";
import { summaryOf } from "./sum-up.ts";
import { titleOf, undoTitle } from "./title.ts";
import type { Actor } from "./zoom.ts";

export interface TakeBacks {
  /** Has what a change gave until a day taken back then. What cannot be planned now is at the next look. */
  after(change: ChangeRow): Promise<void>;
  /** The same of all that have come to their ends since the last look. */
  look(): Promise<void>;
}

export interface TakeBackDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly later: Later;
  readonly audit: Pick<Audit, "record">;
  readonly log: Log;
  readonly told: (changeId: string) => void;
}

/** Ended otherwise than when it was last looked at; what is under way still comes to its end first. */
const isEndedAnew = and(
  inArray(changes.status, ["done", "cancelled"]),
  sql`${changes.endingNotedMs} is distinct from ${changes.endedAtMs}`,
  sql`not exists (
    select from change_items as item where item.change_id = ${changes.id} and item.status = 'sending')`,
);
/** Nobody knows when the rest is given, and what is given by now is not yet in its way back. */
const isHeldUp = and(
  inArray(changes.status, ["paused", "waiting"]),
  sql`exists (
    select from ${changeItems} where ${changeItems.changeId} = ${changes.id} and ${isGiven} and not exists (
      select from changes as ending join change_items as back on back.change_id = ending.id
      where ending.ends_access_of = ${changes.id} and back.part = ${changeItems.part} and back.key = ${changeItems.key}))`,
);
const isToBeLookedAt = and(isNotNull(changes.untilMs), or(isEndedAnew, isHeldUp));

export function createTakeBacks(deps: TakeBackDeps): TakeBacks {
  const { database, log } = deps;
  const after: TakeBacks["after"] = async ({ id, untilMs }) => {
    if (untilMs === null) return;
    const { orm } = await database.ready;
    const [change] = await orm
      .select()
      .from(changes)
      .where(and(eq(changes.id, id), isToBeLookedAt));
    if (!change || change.untilMs === null) return;
    const [existing] = await orm.select().from(changes).where(eq(changes.endsAccessOf, id));
    if (existing) await addTo(orm, existing, change, change.untilMs, deps);
    else await takeBack(orm, change, change.untilMs, deps);
  };
  const afterUnlessFailed = (change: ChangeRow) =>
    after(change).catch((error: unknown) => {
      log.error({ changeId: change.id, err: error }, "access that ends has no change yet that ends it");
    });
  return {
    after: afterUnlessFailed,
    look: async () => {
      const { orm } = await database.ready;
      // Whichever come first, so that those which fail again and again keep nobody else waiting for long.
      const some = orm.select().from(changes).where(isToBeLookedAt).orderBy(sql`random()`).limit(MOST_AT_ONCE);
      for (const change of await some) await afterUnlessFailed(change);
    },
  };
}

const MOST_AT_ONCE = 100;
const LOOK_EVERY_SECONDS = 60;

/** Looks for what nobody waited for the end of, as what went on in the background, with another process or at Zoom. */
export const takeBackQueue = (all: readonly Pick<TakeBacks, "look">[]) =>
  defineQueue({
    name: "take-backs",
    data: v.object({}),
    work: async () => {
      for (const one of all) await one.look();
      return undefined;
    },
    retryLimit: 2,
    retryDelaySeconds: 30,
    schedule: { everySeconds: LOOK_EVERY_SECONDS, data: {} },
  });

/** What of a change is done, as items of its way back. */
async function* pieces(orm: Orm, change: ChangeRow, via: Actor, from: number): AsyncGenerator<readonly NewItem[]> {
  yield* inPieces(orm, givenBy(change), (rows, before) =>
    undoItems(rows, partsBack(change), via, from + before, "as it was left"),
  );
}

const givenBy = ({ id }: ChangeRow) => ({ changeId: id, status: "given", isLastFirst: true }) as const;
const partsBack = (change: ChangeRow) => turned(partsOf(change), false);

async function takeBack(orm: Orm, change: ChangeRow, untilMs: number, deps: TakeBackDeps): Promise<void> {
  const { clock, later, audit, told } = deps;
  const id = randomUUID();
  const chain = randomUUID();
  const parts = partsBack(change);
  const actor = await actorOf(orm, change, actorIdOf(change));
  const items: NewItem[] = [];
  for await (const piece of pieces(orm, change, { ...actor, changeId: id }, 0)) items.push(...piece);
  if (!items.some(({ status }) => status === "planned")) return noted(orm, change);
  const nowMs = clock.nowMs();
  const row: ChangeRow = {
    ...change,
    ...{ id, chain, parts, title: undoTitle(parts, titleOf(parts, items)) },
    ...summaryOf(items, { parts, undoOf: change.id }, actor, { reads: {}, earlier: noneEarlier }),
    ...{ status: "scheduled", goesOnAtMs: untilMs, beginsAtMs: untilMs, itemCount: items.length },
    ...{ plannedBy: actor.userId, plannedAtMs: nowMs, appliedBy: actor.userId, appliedAtMs: nowMs, retries: [] },
    ...{ undoOf: change.id, againOf: null, untilMs: null, endingNotedMs: null, applyUpTo: null },
    ...{ heldBy: null, endedAtMs: null, runner: null, sizeBytes: 0 },
    // Two instances that plan the same at once do not both succeed.
    endsAccessOf: change.id,
  };
  await insertChange(
    orm,
    { ...row, endsAccessOf: null },
    items,
    () => Promise.resolve(),
    async (within) => {
      await later.within(within, { changeId: id, chain, person: actor.userId }, Math.max(0, untilMs - nowMs));
      await audit.record(appliedEntry(row, actor.who, connectionOf(change)), within);
      await noted(within, change);
    },
    () => Promise.resolve(row),
  );
  told(id);
  told(change.id);
}

/**
 * What was given since is taken back on the same day, or at once where that is past; nothing of it where somebody has
 * called the whole off.
 */
async function addTo(
  orm: Orm,
  { id }: ChangeRow,
  change: ChangeRow,
  untilMs: number,
  { clock, later, audit, told }: TakeBackDeps,
): Promise<void> {
  const actor = await actorOf(orm, change, actorIdOf(change));
  await orm.transaction(async (within) => {
    const [row] = await within.select().from(changes).where(eq(changes.id, id)).for("update");
    // While it is carried out nothing is added to it: at the next look it has ended.
    if (!row || !["scheduled", "done", "cancelled"].includes(row.status)) return;
    const before = (await countItems(within, [id])).get(id) ?? {};
    const isCalledOff = row.status === "cancelled" && (before.cancelled ?? 0) > 0;
    const isOfIt = eq(changeItems.changeId, id);
    const [last] = await within
      .select({ n: max(changeItems.n) })
      .from(changeItems)
      .where(isOfIt);
    for await (const items of pieces(within, change, { ...actor, changeId: id }, 1 + (last?.n ?? -1)))
      await insertItems(within, id, isCalledOff ? items.map(calledOff) : items);
    const counts = (await countItems(within, [id])).get(id) ?? {};
    const { title } = await countAndTitle(within, givenBy(change), partsBack(change));
    const itemCount = Object.values(counts).reduce((sum, some) => sum + some, 0);
    const move = { itemCount, title: undoTitle(partsBack(change), title) };
    if (row.status === "scheduled" || (counts.planned ?? 0) === (before.planned ?? 0)) {
      await within.update(changes).set(move).where(eq(changes.id, id));
    } else {
      // It had come to its end, since nothing was left of it to be done.
      const again = { ...move, endedAtMs: null, goesOnAtMs: untilMs, beginsAtMs: untilMs };
      const scheduled = await moveChange(within, id, ["done", "cancelled"], "scheduled", again);
      if (scheduled) await audit.record(appliedEntry(scheduled, actor.who, connectionOf(change)), within);
      await later.instead(id, Math.max(0, untilMs - clock.nowMs()), within);
    }
    await noted(within, change);
  });
  told(id);
}

const calledOff = (item: NewItem): NewItem => (item.status === "planned" ? { ...item, status: "cancelled" } : item);

const noted = async (orm: Orm, { id, endedAtMs }: ChangeRow): Promise<void> => {
  await orm.update(changes).set({ endingNotedMs: endedAtMs }).where(eq(changes.id, id));
};

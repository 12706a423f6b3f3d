// The items of a change that runs. Whoever has lost the change to another runner writes nothing more.
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Outcome } from "../../domain/changes/item.ts";
import type { Step } from "../../domain/changes/resource.ts";
import type { Failure } from "../../domain/failure.ts";
import { targetsOfItem } from "../audit/targets.ts";
import type { Clock } from "../clock.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { moveChange, numbersOf } from "./change-store.ts";
import type { Held, ItemChange } from "./held.ts";
import { boxed, type Item, storedStep } from "./item-row.ts";
import type { ItemEnds, Write, WriteOutcome } from "./zoom.ts";

/** Another runner has the change by now. */
export class ChangeLost extends Error {
  override readonly name = "ChangeLost";
}

/** The change was paused, cancelled or lost before this was sent. */
export class NotBegun extends Error {
  override readonly name = "NotBegun";
}

export interface Ended {
  readonly item: Item;
  readonly outcome: Outcome;
}

export interface Sent {
  readonly item: Item;
  readonly step: Step<unknown>;
}

export interface ItemStore {
  /** Items of a status, in the order of the plan, from `n` on. */
  next(
    status: "reading" | "planned" | "sending",
    from: number,
    limit: number,
  ): Promise<readonly (typeof changeItems.$inferSelect)[]>;
  /**
   * Notes what is about to be sent.
   *
   * @param noted Written in the same transaction.
   * @throws NotBegun when it is not to be sent any more
   */
  begin(sent: readonly Sent[], noted?: Write): Promise<void>;
  /** Has what came of a call written in the transaction in which its items' ends are noted. */
  alongside(write: WriteOutcome, call: Pick<Waiting, "resourceId" | "ns">): void;
  /** Writes what still waits for something to be written alongside. */
  flush(): Promise<void>;
  /** Notes what has become of them. @throws ChangeLost */
  end(ended: readonly Ended[]): Promise<void>;
  /** Notes how far they came; they go on from there. @throws ChangeLost */
  reach(items: readonly Item[]): Promise<void>;
  /** Has them wait for their turn again: what was to be sent was not. @throws ChangeLost */
  putBack(items: readonly Item[]): Promise<void>;
  /** Ends every item of a part that waits for its turn; none when another runner has the change. */
  endRest(part: number, failure: Failure): Promise<void>;
}

/** What came of a call, which waits until its items' ends are noted. */
interface Waiting {
  readonly write: WriteOutcome;
  readonly resourceId: string;
  /** Numbers of its items. */
  readonly ns: readonly number[];
}

/** What became of the items that have ended; those that go on have taken the step they were sent for. */
const endsOf = (rows: readonly ItemChange[]): ReadonlyMap<number, ItemChange> =>
  new Map(rows.map((row) => [row.n, row]));

function endsOfCall(rows: ReadonlyMap<number, ItemChange>, { ns, resourceId }: Waiting): ItemEnds {
  const ends = ns.flatMap((n) => {
    const row = rows.get(n);
    if (!row) return [];
    const status = row.status === "planned" ? "done" : row.status;
    const targets = row.newTarget === undefined ? [] : targetsOfItem(resourceId, row.newTarget);
    return [[n, { status, targets }] as const];
  });
  return new Map(ends);
}

interface Writing {
  readonly endedAtMs?: number | null;
  readonly isBegin?: boolean;
  readonly within?: Orm;
}

/** @param held The change where it is a small one in memory: its items are not read, and the write that ends the last of them ends it. */
export function createItemStore(orm: Orm, changeId: string, runner: string, clock: Clock, held?: Held): ItemStore {
  let waiting: Waiting[] = [];
  /** Takes those that are about any of these items; all where none are given. */
  const taken = (rows?: readonly ItemChange[]) => {
    const ns = rows && new Set(rows.map(({ n }) => n));
    const isTaken = (call: Waiting) => !ns || call.ns.some((n) => ns.has(n));
    const taken = waiting.filter(isTaken);
    waiting = waiting.filter((each) => !isTaken(each));
    return taken;
  };
  const flush = async () => {
    for (const { write } of taken()) await write();
  };
  /** One statement for all of a call's items; what is null stays as it is, save what is of the last call alone: its step, its failure, what was found and when it ended. */
  const write = async (
    rows: readonly ItemChange[],
    { endedAtMs = null, isBegin = false, within = orm }: Writing = {},
  ): Promise<void> => {
    const mayBegin = sql`and item.status in ('planned', 'sending')`;
    const isRunning = sql`and status = 'running'`;
    const result = await within.execute(sql`
      update change_items as item set
        status = given.status,
        before = coalesce(given.before, item.before),
        reached = coalesce(given.reached, item.reached),
        step = given.step,
        failure = given.failure,
        found = given.found,
        remark = coalesce(given.remark, item.remark),
        new_target = coalesce(given."newTarget", item.new_target),
        ended_at_ms = ${endedAtMs}::bigint
      from jsonb_to_recordset(${JSON.stringify(storable(rows))}::jsonb) as given(
        n integer, status text, before jsonb, reached jsonb, step jsonb, failure jsonb, found jsonb, remark text, "newTarget" jsonb
      )
      where item.change_id = ${changeId} and item.n = given.n and item.n = any(${numbersOf(rows)}) ${isBegin ? mayBegin : sql``}
        and exists (select 1 from changes where id = ${changeId} and runner = ${runner} ${isBegin ? isRunning : sql``})
      returning item.n`);
    if (rowsOf(result) === rows.length) return;
    if (isBegin) throw new NotBegun(`The change ${changeId} is not running.`);
    throw new ChangeLost(`Another runner has the change ${changeId}.`);
  };
  /** With what is to be written alongside, and with the end of the change where it is one. */
  const note = async (rows: readonly ItemChange[], endedAtMs: number | null = null): Promise<void> => {
    if (rows.length === 0) return flush();
    const also = taken(rows);
    const ends = also.length === 0 ? undefined : endsOf(rows);
    const isLast = held?.isOverWith(rows) === true;
    try {
      if (also.length === 0 && !isLast) await write(rows, { endedAtMs });
      else {
        const done = await orm.transaction(async (within) => {
          await write(rows, { endedAtMs, within });
          for (const each of also) await each.write(within, ends && endsOfCall(ends, each));
          const move = { ifRunner: runner, heldBy: null, endedAtMs };
          return isLast ? moveChange(within, changeId, ["running"], "done", move) : undefined;
        });
        if (done) held?.moved(done);
      }
    } catch (error) {
      // What Zoom answered is in the trail all the same.
      for (const { write } of also) await write();
      throw error;
    }
    held?.wrote(rows, endedAtMs);
  };
  const isOurs = sql`exists (select 1 from ${changes} where ${changes.id} = ${changeId} and ${changes.runner} = ${runner})`;

  return {
    alongside: (write, call) => {
      waiting.push({ ...call, write });
    },
    flush,
    next: async (status, from, limit) =>
      held
        ?.items()
        .flatMap((item) => (item.status === status && item.n >= from ? [item] : []))
        .slice(0, limit) ??
      orm
        .select()
        .from(changeItems)
        .where(
          and(eq(changeItems.changeId, changeId), eq(changeItems.status, status), sql`${changeItems.n} >= ${from}`),
        )
        .orderBy(asc(changeItems.n))
        .limit(limit),
    begin: async (sent, noted) => {
      const rows = sent.map(({ item, step }) => ({
        n: item.n,
        status: "sending",
        before: boxed(item.before),
        reached: boxed(item.reached),
        step: storedStep(step),
      }));
      // All of a call or none.
      await orm.transaction(async (within) => {
        await write(rows, { isBegin: true, within });
        await noted?.(within);
      });
      held?.wrote(rows, null);
    },
    end: (ended) =>
      note(
        ended.map(({ item, outcome }) => changeOf(item, outcome)),
        clock.nowMs(),
      ),
    reach: (items) =>
      note(
        items.map((item) => ({
          n: item.n,
          status: "planned",
          reached: boxed(item.reached),
          before: boxed(item.before),
        })),
      ),
    putBack: (items) => note(items.map(({ n }) => ({ n, status: "planned" }))),
    endRest: async (part, failure) => {
      const endedAtMs = clock.nowMs();
      await orm
        .update(changeItems)
        .set({ status: "failed", failure, endedAtMs })
        .where(
          and(
            eq(changeItems.changeId, changeId),
            eq(changeItems.part, part),
            inArray(changeItems.status, ["planned"]),
            isOurs,
          ),
        );
      held?.endedRest(part, failure, endedAtMs);
    },
  };
}

function changeOf(item: Item, outcome: Outcome): ItemChange {
  const { status } = outcome;
  const known = { n: item.n, status, before: boxed(item.before), reached: boxed(item.reached) };
  switch (status) {
    case "done":
      return { ...known, remark: outcome.remark, newTarget: outcome.target };
    case "unchanged":
      return { ...known, remark: outcome.remark };
    case "stale":
      return { ...known, found: boxed(outcome.now) };
    case "failed":
      return { ...known, failure: outcome.failure };
    case "unknown":
      return { ...known, failure: outcome.failure, step: item.sent ? storedStep(item.sent) : undefined };
  }
}

/** Both drivers list the rows of a statement under `rows`. */
function rowsOf(result: unknown): number {
  if (typeof result === "object" && result !== null && "rows" in result && Array.isArray(result.rows))
    return result.rows.length;
  throw new TypeError("the driver told no rows");
}

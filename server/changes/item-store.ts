// The items of a change that runs. Whoever has lost the change to another runner writes nothing more.
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Outcome } from "../../domain/changes/item.ts";
import type { Step } from "../../domain/changes/resource.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { numbersOf } from "./change-store.ts";
import { boxed, type Item, storedStep } from "./item-row.ts";

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
  /** Notes what is about to be sent. @throws NotBegun when it is not to be sent any more */
  begin(sent: readonly Sent[]): Promise<void>;
  /** Notes what has become of them. @throws ChangeLost */
  end(ended: readonly Ended[]): Promise<void>;
  /** Notes how far they came; they go on from there. @throws ChangeLost */
  reach(items: readonly Item[]): Promise<void>;
  /** Has them wait for their turn again: what was to be sent was not. @throws ChangeLost */
  putBack(items: readonly Item[]): Promise<void>;
  /** Ends every item of a part that waits for its turn; none when another runner has the change. */
  endRest(part: number, failure: Failure): Promise<void>;
}

interface ItemChange {
  readonly n: number;
  readonly status: string;
  readonly before?: unknown;
  readonly reached?: unknown;
  readonly step?: unknown;
  readonly failure?: unknown;
  readonly found?: unknown;
  readonly remark?: string | undefined;
  readonly newTarget?: unknown;
}

export function createItemStore(orm: Orm, changeId: string, runner: string, clock: Clock): ItemStore {
  /** One statement for all of a call's items; what is null stays as it is, save what is of the last call alone: its step, its failure, what was found and when it ended. */
  const write = async (
    rows: readonly ItemChange[],
    { isEnd = false, isBegin = false, within = orm } = {},
  ): Promise<void> => {
    if (rows.length === 0) return;
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
        ended_at_ms = ${isEnd ? clock.nowMs() : null}::bigint
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
  const isOurs = sql`exists (select 1 from ${changes} where ${changes.id} = ${changeId} and ${changes.runner} = ${runner})`;

  return {
    next: (status, from, limit) =>
      orm
        .select()
        .from(changeItems)
        .where(
          and(eq(changeItems.changeId, changeId), eq(changeItems.status, status), sql`${changeItems.n} >= ${from}`),
        )
        .orderBy(asc(changeItems.n))
        .limit(limit),
    begin: async (sent) => {
      const rows = sent.map(({ item, step }) => ({
        n: item.n,
        status: "sending",
        before: boxed(item.before),
        reached: boxed(item.reached),
        step: storedStep(step),
      }));
      // All of a call or none.
      await orm.transaction((within) => write(rows, { isBegin: true, within }));
    },
    end: (ended) =>
      write(
        ended.map(({ item, outcome }) => changeOf(item, outcome)),
        { isEnd: true },
      ),
    reach: (items) =>
      write(
        items.map((item) => ({
          n: item.n,
          status: "planned",
          reached: boxed(item.reached),
          before: boxed(item.before),
        })),
      ),
    putBack: (items) => write(items.map(({ n }) => ({ n, status: "planned" }))),
    endRest: async (part, failure) => {
      await orm
        .update(changeItems)
        .set({ status: "failed", failure, endedAtMs: clock.nowMs() })
        .where(
          and(
            eq(changeItems.changeId, changeId),
            eq(changeItems.part, part),
            inArray(changeItems.status, ["planned"]),
            isOurs,
          ),
        );
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

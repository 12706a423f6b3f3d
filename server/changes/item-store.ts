// The items of a change that runs. Whoever has lost the change to another runner writes nothing more.
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Outcome } from "../../domain/changes/item.ts";
import type { Step } from "../../domain/changes/resource.ts";
import type { Failure } from "../../domain/failure.ts";
import { storingEntries } from "../audit/audit.ts";
import { targetsOfItem } from "../audit/targets.ts";
import type { Clock } from "../clock.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { type Beside, besides, execute, statementOf, together } from "../db/together.ts";
import { numbersOf } from "./change-store.ts";
import type { Held, ItemChange } from "./held.ts";
import { boxed, type Item, statesOf, storedStep } from "./item-row.ts";
import type { Completion, ItemEnds } from "./zoom.ts";

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
   * @param beside What is written along with it.
   * @throws NotBegun when it is not to be sent any more
   */
  begin(sent: readonly Sent[], beside?: readonly Beside[]): Promise<void>;
  /** Has what came of a call written along with its items' ends. */
  alongside(completion: Completion, call: Pick<Waiting, "resourceId" | "ns">): void;
  /** Writes what still waits for something to be written alongside. */
  flush(): Promise<void>;
  /** Notes what has become of them. @throws ChangeLost */
  end(ended: readonly Ended[]): Promise<void>;
  /** Notes how far they came; they go on from there, unless the change was cancelled. @throws ChangeLost */
  reach(items: readonly Item[]): Promise<void>;
  /** Has them wait for their turn again, as `reach` does: what was to be sent was not. @throws ChangeLost */
  putBack(items: readonly Item[]): Promise<void>;
  /**
   * Ends every item of a part that waits for its turn; none when another runner has the change.
   *
   * @param ns Numbers of those alone
   */
  endRest(part: number, failure: Failure, ns?: readonly number[]): Promise<void>;
}

/** What came of a call, which waits until its items' ends are noted. */
interface Waiting {
  readonly completion: Completion;
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
  /** They wait for their turn again, which they have in no change that was cancelled since. */
  readonly isBack?: boolean;
  /** The change ends with these. */
  readonly isLast?: boolean;
  readonly beside?: readonly Beside[];
}

const Counted = v.object({ rows: v.tuple([v.object({ written: v.number(), ended: v.number() })]) });

export interface StoreDeps {
  readonly orm: Orm;
  readonly changeId: string;
  readonly runner: string;
  readonly clock: Clock;
  /** No item ends before that, whatever the clock says. */
  readonly appliedAtMs: number | null;
  /** The change where it is a small one in memory: its items are not read, and the write that ends the last of them ends it. */
  readonly held?: Held;
}

export function createItemStore({ orm, changeId, runner, clock, appliedAtMs, held }: StoreDeps): ItemStore {
  const endMs = () => Math.max(clock.nowMs(), appliedAtMs ?? 0);
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
    await held?.store();
    for (const { completion } of taken()) await completion.write();
  };
  /**
   * One statement for all of a call's items, all of them or none; what is null stays as it is, save what is of the last
   * call alone: its step, its failure, what was found and when it ended.
   */
  const write = async (
    rows: readonly ItemChange[],
    { endedAtMs = null, isBegin = false, isBack = false, isLast = false, beside = [] }: Writing = {},
  ): Promise<void> => {
    if (await held?.storeWith(rows, beside, endedAtMs)) return;
    // Whoever cancels waits for those that are put back, or is seen by them; the change is locked before its items.
    const ours = sql`
      select status from changes where id = ${changeId} and runner = ${runner}
      ${isBegin ? sql`and status = 'running'` : sql``}
      ${isBack ? sql`for share` : sql``} ${isLast && !isBack ? sql`for no key update` : sql``}`;
    const isOurs = sql`exists (select from ours)`;
    const own = sql`
      select n from change_items where change_id = ${changeId} and n = any(${numbersOf(rows)}) and ${isOurs}
      ${isBegin ? sql`and status in ('planned', 'sending')` : sql``} for update`;
    const status = isBack
      ? sql`case (select status from ours) when 'cancelled' then 'cancelled' else given.status end`
      : sql`given.status`;
    const written = sql`
      update change_items as item set
        status = ${status},
        before = coalesce(given.before, item.before),
        "to" = coalesce(given."to", item."to"),
        reached = coalesce(given.reached, item.reached),
        step = given.step,
        failure = given.failure,
        found = given.found,
        remark = coalesce(given.remark, item.remark),
        new_target = coalesce(given."newTarget", item.new_target),
        ended_at_ms = ${endedAtMs}::bigint
      from jsonb_to_recordset(${JSON.stringify(storable(rows))}::jsonb) as given(
        n integer, status text, before jsonb, "to" jsonb, reached jsonb, step jsonb, failure jsonb, found jsonb, remark text, "newTarget" jsonb
      )
      where item.change_id = ${changeId} and item.n = given.n and item.n = any(${numbersOf(rows)})
        and (select count(*) from own) = ${rows.length}::bigint and ${isOurs}
      returning item.n`;
    const isWritten = sql`exists (select from written)`;
    const ended = sql`
      update changes set status = 'done', held_by = null, ended_at_ms = ${endedAtMs}::bigint
      where id = ${changeId} and status = 'running' and runner = ${runner} and ${isWritten} returning id`;
    const result = await execute(
      orm,
      together(
        {
          ours: statementOf(ours),
          own: statementOf(own),
          written: statementOf(written),
          // What is not begun is not noted; what Zoom answered is in any case.
          ...besides(beside, isBegin ? isWritten : undefined),
          ...(isLast && { ended: statementOf(ended) }),
        },
        sql`select (select count(*) from written)::int as written, ${isLast ? sql`(select count(*) from ended)::int` : sql`0`} as ended`,
      ),
    );
    const [counted] = v.parse(Counted, result).rows;
    if (counted.written === rows.length) {
      held?.wrote(rows, endedAtMs, counted.ended === 1);
      return;
    }
    if (isBegin) throw new NotBegun(`The change ${changeId} is not running.`);
    throw new ChangeLost(`Another runner has the change ${changeId}.`);
  };
  /** With what is to be written alongside, and with the end of the change where it is one. */
  const note = async (rows: readonly ItemChange[], writing: Pick<Writing, "endedAtMs" | "isBack">): Promise<void> => {
    if (rows.length === 0) return;
    const also = taken(rows);
    const ends = also.length === 0 ? undefined : endsOf(rows);
    const entries = also.map((each) => each.completion.row(ends && endsOfCall(ends, each)));
    const beside: readonly Beside[] = entries.length === 0 ? [] : [(when) => storingEntries(entries, when)];
    try {
      await write(rows, { ...writing, isLast: held?.isOverWith(rows) === true, beside });
    } catch (error) {
      // What Zoom answered is in the trail all the same.
      if (!(error instanceof ChangeLost)) for (const { completion } of also) await completion.write();
      throw error;
    }
  };
  const isOurs = sql`exists (select 1 from ${changes} where ${changes.id} = ${changeId} and ${changes.runner} = ${runner})`;

  return {
    alongside: (completion, call) => {
      waiting.push({ ...call, completion });
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
    begin: (sent, beside = []) =>
      write(
        sent.map(({ item, step }) => ({
          n: item.n,
          status: "sending",
          ...statesOf(item),
          step: storedStep(step, clock.nowMs()),
        })),
        { isBegin: true, beside },
      ),
    end: (ended) =>
      note(
        ended.map(({ item, outcome }) => changeOf(item, outcome)),
        { endedAtMs: endMs() },
      ),
    reach: (items) =>
      note(
        items.map((item) => ({
          n: item.n,
          status: "planned",
          ...statesOf(item),
        })),
        { isBack: true },
      ),
    putBack: (items) =>
      note(
        items.map(({ n }) => ({ n, status: "planned" })),
        { isBack: true },
      ),
    endRest: async (part, failure, ns) => {
      await held?.store();
      const endedAtMs = endMs();
      await orm
        .update(changeItems)
        .set({ status: "failed", failure, endedAtMs })
        .where(
          and(
            eq(changeItems.changeId, changeId),
            eq(changeItems.part, part),
            inArray(changeItems.status, ["planned"]),
            ns && inArray(changeItems.n, [...ns]),
            isOurs,
          ),
        );
      held?.endedRest(part, failure, endedAtMs, ns);
    },
  };
}

function changeOf(item: Item, outcome: Outcome): ItemChange {
  const { status } = outcome;
  const known = { n: item.n, status, ...statesOf(item) };
  switch (status) {
    case "done":
      return { ...known, remark: outcome.remark ?? item.leftOut, newTarget: outcome.target };
    case "unchanged":
      return { ...known, remark: outcome.remark ?? item.leftOut };
    case "stale":
      return { ...known, found: boxed(outcome.now) };
    case "failed":
      return { ...known, failure: outcome.failure };
    case "unknown":
      return { ...known, failure: outcome.failure, step: item.sent ? storedStep(item.sent, item.sentAtMs) : undefined };
  }
}

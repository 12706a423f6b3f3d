// Carries changes on: works on one for a slice, and says when it goes on.
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { eq } from "drizzle-orm";
import type { Reading } from "../../domain/changes/resource.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { people } from "../db/schema.ts";
import type { Log } from "../log.ts";
import type { Bounds } from "./bounds.ts";
import { type ChangeRow, findChange, moveChange, type NewItem, type Part, partAt, partsOf } from "./change-store.ts";
import type { Held } from "./held.ts";
import type { Item } from "./item-row.ts";
import { ChangeLost, createItemStore } from "./item-store.ts";
import { resourceOfPart } from "./plan.ts";
import { type FirstRead, nothingRead, readFirst } from "./read-first.ts";
import { readPlan } from "./read-plan.ts";
import { isReady } from "./ready.ts";
import { runSlice, type SliceEnd } from "./run-slice.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export interface RunnerDeps {
  readonly database: DatabaseSource;
  readonly zoom: ChangesZoom;
  readonly clock: Clock;
  readonly log: Log;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Something about a change is another by now. */
  readonly told: (changeId: string) => void;
  readonly approval: ApprovalRule;
  /** True once the process is to end. */
  readonly isStopping: () => boolean;
  readonly bounds: Pick<Bounds, "bytesOfOne">;
}

export interface Working {
  readonly lane: Sending["lane"];
  /** Milliseconds. */
  readonly forMs: number;
  /** Nothing more is begun once it fires. */
  readonly signal?: AbortSignal;
  /** Which of those who carry it on this is: others have been told to since where the change has another. */
  readonly chain?: string;
}

export interface Runner {
  /** Works on a change for so long at most. @returns after how many milliseconds it is to go on; null when it is not */
  carryOn(changeId: string, working: Working): Promise<number | null>;
  /** The same for a small change that was just stored as running, by the runner that it names. */
  runHeld(held: Held, via: Actor, working: HeldWorking): Promise<number | null>;
  /** Reads what a few items are before they are stored; none of them where that takes too long. */
  readFirst(items: readonly NewItem[], parts: readonly Part[], via: Actor, working: Working): Promise<FirstRead>;
}

interface HeldWorking extends Working {
  /** What was read of an item a moment ago, while it was planned in this very request. */
  readonly fresh: (item: Item) => Reading<unknown> | undefined;
}

interface Slice {
  readonly lane: Sending["lane"];
  readonly untilMs: number;
  readonly isStopped: () => boolean;
}

/** Longer waits are slept out by nobody: the change is taken up again. */
const SHORT_WAIT_MS = 2_000;
/** What cannot be reached is tried again after so long. */
const AWAY_MS = 30_000;
/** What is done at once is announced when it is, unless it takes so long. */
const QUIET_MS = 300;
/** How long a call may outlast its slice before it is given up and asked about. */
const GRACES = { person: 30_000, job: 30_000 } as const;
/** The same for what only reads: whoever waits for their plan is answered that it takes longer. */
const READING_GRACES = { person: 1_000, job: 30_000 } as const;

export function createRunner(deps: RunnerDeps): Runner {
  const { database, clock, log } = deps;

  /** Runs work with a signal that fires when its calls are to be given up. */
  const inTime = async <End>(
    { lane, untilMs }: Slice,
    graces: Record<Sending["lane"], number>,
    late: End,
    work: (signal: AbortSignal) => Promise<End>,
  ): Promise<End> => {
    const giveUp = new AbortController();
    // As many as there are calls under way.
    setMaxListeners(0, giveUp.signal);
    const timer = setTimeout(() => giveUp.abort(), untilMs + graces[lane] - clock.nowMs());
    try {
      return await work(giveUp.signal);
    } catch (error) {
      if (giveUp.signal.aborted && error === giveUp.signal.reason) return late;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };

  const read = async (change: ChangeRow, runner: string, slice: Slice, signal: AbortSignal): Promise<SliceEnd> => {
    const { orm, ensureRoom } = await database.ready;
    const { lane, untilMs, isStopped } = slice;
    const { bytesOfOne } = deps.bounds;
    const via = await actorOf(orm, change, change.plannedBy);
    const isOver = () => isStopped() || clock.nowMs() >= untilMs;
    const read = { orm, change, runner, clock, zoom: deps.zoom, via, lane, signal, isOver, ensureRoom, bytesOfOne };
    return readPlan({ ...read, progressed: () => deps.told(change.id) });
  };

  const sliceDeps = (change: ChangeRow, { lane, isStopped }: Slice) => {
    const parts = partsOf(change);
    const { zoom, wait } = deps;
    const resourceOf = (part: number) => resourceOfPart(parts, part);
    return {
      zoom,
      clock,
      wait,
      lane,
      isStopped,
      resourceOf,
      actionIdOf: (part: number) => actedOn(partAt(parts, part)),
    };
  };

  const run = async (change: ChangeRow, runner: string, slice: Slice, signal: AbortSignal): Promise<SliceEnd> => {
    const { orm } = await database.ready;
    const store = createItemStore(orm, change.id, runner, clock);
    const via = await actorOf(orm, change, change.appliedBy ?? change.plannedBy);
    const progressed = () => deps.told(change.id);
    return runSlice({ ...sliceDeps(change, slice), store, via, signal, progressed }, slice.untilMs);
  };

  /** Notes how a slice has ended. @returns after how long it goes on */
  const ended = async (change: ChangeRow, runner: string, end: SliceEnd): Promise<number | null> => {
    if (end.is === "more") return 0;
    if (end.is === "held") return held(change, end.by, { ifRunner: runner });
    const { orm } = await database.ready;
    const move = { ifRunner: runner, heldBy: null };
    if (change.status === "planning") return planned(orm, change, move);
    await moveChange(orm, change.id, ["running"], "done", { ...move, endedAtMs: clock.nowMs() });
    return null;
  };

  /** Ends the planning; what the person has confirmed already goes on at once. */
  const planned = async (
    orm: Orm,
    { id }: ChangeRow,
    move: { readonly ifRunner: string; readonly heldBy: null },
  ): Promise<number | null> =>
    orm.transaction(async (within) => {
      const plan = await moveChange(within, id, ["planning"], "planned", move);
      if (!plan || !isReady(plan, deps.approval)) return null;
      const applied = { appliedBy: plan.plannedBy, appliedAtMs: clock.nowMs() };
      await moveChange(within, id, ["planned"], "running", applied);
      return 0;
    });

  const held = async (change: ChangeRow, by: Failure, mine: { readonly ifRunner: string }): Promise<number | null> => {
    const { orm } = await database.ready;
    const afterMs = goesOnAfter(by);
    if (change.status === "planning") {
      // Nothing was begun, so it only takes longer; without a sign-in it goes on with the next one.
      await moveChange(orm, change.id, ["planning"], "planning", { ...mine, heldBy: by });
    } else if (afterMs === null) {
      await moveChange(orm, change.id, ["running"], "paused", { ...mine, heldBy: by });
    } else if (afterMs > SHORT_WAIT_MS) {
      const goesOnAtMs = clock.nowMs() + afterMs;
      await moveChange(orm, change.id, ["running"], "waiting", { ...mine, heldBy: by, goesOnAtMs });
    }
    return afterMs;
  };

  const sliceOf = ({ lane, forMs, signal }: Working): Slice => ({
    lane,
    untilMs: clock.nowMs() + forMs,
    isStopped: () => signal?.aborted === true || deps.isStopping(),
  });

  /** Null also where another instance has the change by now. */
  const unlessLost = async (changeId: string, work: () => Promise<number | null>): Promise<number | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ChangeLost)) throw error;
      log.info({ changeId }, "another instance carries the change on");
      return null;
    } finally {
      deps.told(changeId);
    }
  };

  return {
    runHeld: async (held, via, { fresh, ...working }) => {
      const { orm } = await database.ready;
      const { id, runner } = held.change();
      if (runner === null) throw new Error("a change in memory without its runner");
      const slice = sliceOf(working);
      const store = createItemStore(orm, id, runner, clock, held);
      const quiet = setTimeout(() => deps.told(id), QUIET_MS);
      return unlessLost(id, async () => {
        const own = { ...sliceDeps(held.change(), slice), store, via, fresh, progressed: () => undefined };
        const end = await inTime<SliceEnd>(slice, GRACES, { is: "more" }, (signal) =>
          runSlice({ ...own, signal }, slice.untilMs),
        );
        const row = held.change();
        return row.status === "done" ? null : ended(row, runner, end);
      }).finally(() => clearTimeout(quiet));
    },
    readFirst: async (items, parts, via, working) => {
      if (items.every(({ status }) => status !== "reading")) return nothingRead(items);
      const slice = sliceOf(working);
      const isOver = () => slice.isStopped() || clock.nowMs() >= slice.untilMs;
      return inTime(slice, READING_GRACES, nothingRead(items), (signal) =>
        readFirst(items, parts, { zoom: deps.zoom, via, lane: slice.lane, signal, isOver }),
      );
    },
    carryOn: async (changeId, working) => {
      const { chain } = working;
      const { orm } = await database.ready;
      const runner = randomUUID();
      const found = await findChange(orm, changeId);
      if (!found || (chain !== undefined && found.chain !== chain)) return null;
      if (found.status === "scheduled" && found.goesOnAtMs !== null && found.goesOnAtMs > clock.nowMs())
        return found.goesOnAtMs - clock.nowMs();
      const from = found.status === "planning" ? (["planning"] as const) : begun;
      const to = found.status === "planning" ? "planning" : "running";
      const change = await moveChange(orm, changeId, from, to, { runner, goesOnAtMs: null });
      // Paused, cancelled or over since it was to be carried on.
      if (!change) return null;
      const slice = sliceOf(working);
      return unlessLost(changeId, async () => {
        const [work, graces] = to === "planning" ? ([read, READING_GRACES] as const) : ([run, GRACES] as const);
        const end = await inTime<SliceEnd>(slice, graces, { is: "more" }, (signal) =>
          work(change, runner, slice, signal),
        );
        return ended(change, runner, end);
      });
    },
  };
}

const begun = ["running", "waiting", "scheduled"] as const;

/** After how long what holds a change up may be over; null where somebody has to sign in first. */
export const goesOnAfter = (by: Failure): number | null =>
  by.kind === "session_ended" ? null : (by.retryAfterMs ?? AWAY_MS);

/** What the audit trail calls it: the way back of an action is told apart from it. */
const actedOn = ({ actionId, isUndo }: Part): string => (isUndo ? `undo-${actionId}` : actionId);

/** Through whom a change is made. */
async function actorOf(orm: Orm, change: ChangeRow, userId: string): Promise<Actor> {
  const { accountId } = change;
  const { email, displayName, roleName } = people;
  const [person = { email: "", displayName: "", roleName: "" }] = await orm
    .select({ email, displayName, roleName })
    .from(people)
    .where(eq(people.userId, userId));
  const connection = change.connection === "account" ? "account" : "me";
  const who = { ...person, userId, accountId, idHash: "", address: change.askedFrom ?? undefined };
  return { changeId: change.id, connection, userId, accountId, who };
}

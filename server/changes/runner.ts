// Carries changes on: works on one for a slice, and says when it goes on.
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { CallFailed, type Reading } from "../../domain/changes/resource.ts";
import type { ChangeStatus } from "../../domain/changes/status.ts";
import { type Failure, isTrouble } from "../../domain/failure.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import type { Log } from "../log.ts";
import { actedOn, actorOf, actsIn } from "./actor.ts";
import { stoppedEntry } from "./applied-entry.ts";
import type { Bounds } from "./bounds.ts";
import { createCallingOff } from "./calling-off.ts";
import { actorIdOf, retriesOf } from "./carriers.ts";
import {
  type ChangeRow,
  cancelRest,
  findChange,
  moveChange,
  type NewItem,
  type Part,
  partAt,
  partsOf,
} from "./change-store.ts";
import { createEnding } from "./ending.ts";
import { createBeginning } from "./first-parts.ts";
import type { Held } from "./held.ts";
import type { Item } from "./item-row.ts";
import { ChangeLost, createItemStore } from "./item-store.ts";
import { createKeptAnswers, noAnswers } from "./kept-answers.ts";
import { createPace, createPaces } from "./pace.ts";
import { resourceOfPart } from "./plan.ts";
import { type FirstRead, nothingRead, readFirst } from "./read-first.ts";
import { readPlan } from "./read-plan.ts";
import { runSlice, type SliceEnd } from "./run-slice.ts";
import { isPast } from "./waiting.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export interface RunnerDeps {
  readonly database: DatabaseSource;
  readonly zoom: ChangesZoom;
  readonly inventory: InventoryListing;
  readonly clock: Clock;
  readonly log: Log;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** See `WindowDeps`. */
  readonly lateMs: number;
  /** Something about a change is another by now. */
  readonly told: (changeId: string) => void;
  readonly approval: ApprovalRule;
  readonly audit: Pick<Audit, "record">;
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
  /** The same for a small change that is, or will be, stored as running, by the runner that it names. */
  runHeld(held: Held, via: Actor, working: HeldWorking): Promise<number | null>;
  /** Reads what a few items are before they are stored; none of them where that takes too long. */
  readFirst(items: readonly NewItem[], parts: readonly Part[], via: Actor, working: ReadingFirst): Promise<FirstRead>;
}

interface ReadingFirst extends Working {
  /** Whether what may pass is waited for, as it is where nobody wants the change done at once. */
  readonly isPatient: boolean;
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

/** What is done at once is announced when it is, unless it takes so long. */
const QUIET_MS = 300;
/** How often it is found out again whether the person is still signed in. */
const LOOK_EVERY_MS = 2_000;
/** How long a call may outlast its slice before it is given up and asked about. */
const GRACES = { person: 30_000, job: 30_000 } as const;
/** The same for what only reads: whoever waits for their plan is answered that it takes longer. */
const READING_GRACES = { person: 1_000, job: 30_000 } as const;

export function createRunner(deps: RunnerDeps): Runner {
  const { database, clock, log } = deps;
  const paces = createPaces();
  const ended = createEnding({ ...deps, forget: paces.forget });
  const kept = createKeptAnswers(clock);
  const callingOff = createCallingOff(deps);

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
    const { approval } = deps;
    const { bytesOfOne } = deps.bounds;
    const via = await actorOf(orm, change, change.plannedBy);
    const isOver = () => isStopped() || clock.nowMs() >= untilMs;
    const { zoom, inventory } = deps;
    const read = { orm, change, runner, clock, zoom, inventory, via, lane, signal, isOver, ensureRoom, bytesOfOne };
    return kept.during(change.id, signal, ({ recent }) =>
      readPlan({ ...read, approval, recent, progressed: () => deps.told(change.id) }),
    );
  };

  const sliceDeps = (change: ChangeRow, { lane, isStopped }: Slice) => {
    const parts = partsOf(change);
    const { zoom, wait, lateMs } = deps;
    const resourceOf = (part: number) => resourceOfPart(parts, part, change.beginsAtMs !== null);
    return {
      zoom,
      clock,
      wait,
      lateMs,
      lane,
      isStopped,
      isEnding: change.endsAccessOf !== null,
      resourceOf,
      actionIdOf: (part: number) => actedOn(partAt(parts, part)),
      actsOf: (part: number) => actsIn(partAt(parts, part)),
    };
  };

  /** Why its person does not carry a change on; null where they do. What is to be settled only is asked about. */
  const whyNotBegun = async (change: ChangeRow, via: Actor): Promise<Failure | null> => {
    // Whoever applied it for a day has decided it, or had it tried again before that. Whoever tries the rest again after
    // it has not, and what goes first is done while they are there.
    const { beginsAtMs } = change;
    const isPutOff =
      beginsAtMs !== null && beginsAtMs <= clock.nowMs() && retriesOf(change).every(({ atMs }) => atMs < beginsAtMs);
    try {
      await deps.zoom.begun?.(via, isPutOff || change.status === "cancelled");
      return null;
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      return error.failure;
    }
  };

  /** Of one that was cancelled: ends what was not begun, and asks what became of the rest. */
  const settleCancelled: typeof run = async (change, ...by) => {
    const { orm } = await database.ready;
    await cancelRest(orm, change.id);
    return run(change, ...by);
  };

  const run = async (change: ChangeRow, runner: string, slice: Slice, signal: AbortSignal): Promise<SliceEnd> => {
    const { orm } = await database.ready;
    const store = createItemStore({ orm, changeId: change.id, runner, clock, appliedAtMs: change.appliedAtMs });
    const via = await actorOf(orm, change, actorIdOf(change));
    const isHeld = await whyNotBegun(change, via);
    if (isHeld) return { is: "held", by: isHeld };
    const progressed = () => deps.told(change.id);
    const pace = paces.of(change.id);
    const isAsking = change.status === "cancelled";
    let away: Failure | null = null;
    const looking = setInterval(() => {
      // What cannot be found out now is when the next slice begins.
      whyNotBegun(change, via).then((why) => (away ??= why), nothing);
    }, LOOK_EVERY_MS);
    const isStopped = () => away !== null || slice.isStopped();
    const begins = createBeginning({ orm, change, parts: partsOf(change), clock });
    const own = {
      ...sliceDeps(change, { ...slice, isStopped }),
      store,
      via,
      signal,
      pace,
      progressed,
      isAsking,
      begins,
    };
    try {
      const end = await kept.during(change.id, signal, (answers) => runSlice({ ...own, answers }, slice.untilMs));
      return away !== null && end.is === "more" ? { is: "held", by: away } : end;
    } finally {
      clearInterval(looking);
    }
  };

  const sliceOf = ({ lane, forMs, signal }: Working): Slice => ({
    lane,
    untilMs: clock.nowMs() + forMs,
    isStopped: () => signal?.aborted === true || deps.isStopping(),
  });

  /** What gives something until a day gives nothing more once that is past: the rest of it is stopped. */
  const unlessPast = async (orm: Orm, change: ChangeRow): Promise<ChangeRow> => {
    const nowMs = clock.nowMs();
    if (!isPast(change.untilMs, nowMs) || !RUNNING.some((one) => one === change.status)) return change;
    return orm.transaction(async (within) => {
      const move = { endedAtMs: nowMs, heldBy: null, goesOnAtMs: null };
      const stopped = await moveChange(within, change.id, RUNNING, "cancelled", move);
      if (stopped) await deps.audit.record(stoppedEntry(stopped, PAST), within);
      return stopped ?? change;
    });
  };

  const workOf = ({ status }: ChangeRow) => {
    if (status === "planning")
      return { from: ["planning"], to: "planning", work: read, graces: READING_GRACES } as const;
    if (status === "cancelled")
      return { from: ["cancelled"], to: "cancelled", work: settleCancelled, graces: GRACES } as const;
    return { from: RUNNING, to: "running", work: run, graces: GRACES } as const;
  };

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
      const { id, runner, appliedAtMs } = held.change();
      if (runner === null) throw new Error("a change in memory without its runner");
      const slice = sliceOf(working);
      const store = createItemStore({ orm, changeId: id, runner, clock, appliedAtMs, held });
      // Others see it by then. Where it cannot be stored, whoever writes to it first hears of it.
      const quiet = setTimeout(() => void held.store().then(() => deps.told(id), nothing), QUIET_MS);
      return unlessLost(id, async () => {
        const own = {
          ...sliceDeps(held.change(), slice),
          store,
          via,
          fresh,
          begins: createBeginning({ orm, change: held.change(), parts: partsOf(held.change()), clock, held }),
          pace: createPace(),
          answers: noAnswers(),
          progressed: () => undefined,
        };
        const end = await inTime<SliceEnd>(slice, GRACES, { is: "more" }, (signal) =>
          runSlice({ ...own, signal }, slice.untilMs),
        );
        const row = held.change();
        const goesOnMs = row.status === "done" ? null : await ended(row, runner, end);
        await callingOff.after(row);
        return goesOnMs;
      }).finally(() => clearTimeout(quiet));
    },
    readFirst: async (items, parts, via, working) => {
      if (items.every(({ status }) => status !== "reading")) return nothingRead(items);
      const slice = sliceOf(working);
      const isOver = () => slice.isStopped() || clock.nowMs() >= slice.untilMs;
      return inTime(slice, READING_GRACES, nothingRead(items), (signal) =>
        readFirst(items, parts, {
          ...{ zoom: deps.zoom, inventory: deps.inventory, via, lane: slice.lane, signal, isOver },
          isPassing: working.isPatient ? isTrouble : undefined,
        }),
      );
    },
    carryOn: async (changeId, working) => {
      const { chain } = working;
      const { orm } = await database.ready;
      const runner = randomUUID();
      const stored = await findChange(orm, changeId);
      if (!stored || (chain !== undefined && stored.chain !== chain)) return null;
      const found = await unlessPast(orm, stored);
      if (found.status === "scheduled" && found.goesOnAtMs !== null && found.goesOnAtMs > clock.nowMs())
        return found.goesOnAtMs - clock.nowMs();
      const { from, to, work, graces } = workOf(found);
      if (work === run) await callingOff.before(found);
      const change = await moveChange(orm, changeId, from, to, { runner, goesOnAtMs: null });
      // Paused or over since it was to be carried on.
      if (!change) return null;
      const slice = sliceOf(working);
      return unlessLost(changeId, async () => {
        const end = await inTime<SliceEnd>(slice, graces, { is: "more" }, (signal) =>
          work(change, runner, slice, signal),
        );
        const goesOnMs = await ended(change, runner, end);
        if (work !== read) await callingOff.after(change);
        return goesOnMs;
      });
    },
  };
}

/** What is carried out, or to be. */
const RUNNING = ["running", "waiting", "scheduled"] as const satisfies readonly ChangeStatus[];
const PAST = "The day until which it gives access is past.";

const nothing = () => undefined;

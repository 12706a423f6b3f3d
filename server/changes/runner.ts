// Carries changes on: works on one for a slice, and says when it goes on.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Failure } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { people } from "../db/schema.ts";
import type { Log } from "../log.ts";
import { type ChangeRow, findChange, moveChange, partsOf } from "./change-store.ts";
import { ChangeLost, createItemStore } from "./item-store.ts";
import { resourceOfPart } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
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
  /** True once the process is to end. */
  readonly isStopping: () => boolean;
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
/** How long a call may outlast its slice before it is given up and asked about. */
const GRACES = { person: 30_000, job: 30_000 } as const;
/** The same for what only reads: whoever waits for their plan is answered that it takes longer. */
const READING_GRACES = { person: 1_000, job: 30_000 } as const;

export function createRunner(deps: RunnerDeps): Runner {
  const { database, clock, log } = deps;

  /** Runs work with a signal that fires when its calls are to be given up. */
  const inTime = async (
    { lane, untilMs }: Slice,
    graces: Record<Sending["lane"], number>,
    work: (signal: AbortSignal) => Promise<SliceEnd>,
  ): Promise<SliceEnd> => {
    const giveUp = new AbortController();
    const late = setTimeout(() => giveUp.abort(), untilMs + graces[lane] - clock.nowMs());
    try {
      return await work(giveUp.signal);
    } catch (error) {
      if (giveUp.signal.aborted && error === giveUp.signal.reason) return { is: "more" };
      throw error;
    } finally {
      clearTimeout(late);
    }
  };

  const read = async (change: ChangeRow, runner: string, slice: Slice, signal: AbortSignal): Promise<SliceEnd> => {
    const { orm } = await database.ready;
    const { lane, untilMs, isStopped } = slice;
    const via = await actorOf(orm, change, change.plannedBy);
    const isOver = () => isStopped() || clock.nowMs() >= untilMs;
    const read = { orm, change, runner, clock, zoom: deps.zoom, via, lane, signal, isOver };
    return readPlan({ ...read, progressed: () => deps.told(change.id) });
  };

  const run = async (change: ChangeRow, runner: string, slice: Slice, signal: AbortSignal): Promise<SliceEnd> => {
    const { orm } = await database.ready;
    const parts = partsOf(change);
    return runSlice(
      {
        zoom: deps.zoom,
        store: createItemStore(orm, change.id, runner, clock),
        resourceOf: (part) => resourceOfPart(parts, part),
        via: await actorOf(orm, change, change.appliedBy ?? change.plannedBy),
        lane: slice.lane,
        clock,
        wait: deps.wait,
        signal,
        isStopped: slice.isStopped,
        progressed: () => deps.told(change.id),
      },
      slice.untilMs,
    );
  };

  /** Notes how a slice has ended. @returns after how long it goes on */
  const ended = async (change: ChangeRow, runner: string, end: SliceEnd): Promise<number | null> => {
    if (end.is === "more") return 0;
    if (end.is === "held") return held(change, end.by, { ifRunner: runner });
    const { orm } = await database.ready;
    const move = { ifRunner: runner, heldBy: null };
    if (change.status === "planning") await moveChange(orm, change.id, ["planning"], "planned", move);
    else await moveChange(orm, change.id, ["running"], "done", { ...move, endedAtMs: clock.nowMs() });
    return null;
  };

  const held = async (change: ChangeRow, by: Failure, mine: { readonly ifRunner: string }): Promise<number | null> => {
    const { orm } = await database.ready;
    const afterMs = by.retryAfterMs ?? AWAY_MS;
    const isSignedOut = by.kind === "session_ended";
    if (change.status === "planning") {
      // Nothing was begun, so it only takes longer; without a sign-in it goes on with the next one.
      await moveChange(orm, change.id, ["planning"], "planning", { ...mine, heldBy: by });
    } else if (isSignedOut) {
      await moveChange(orm, change.id, ["running"], "paused", { ...mine, heldBy: by });
    } else if (afterMs > SHORT_WAIT_MS) {
      const goesOnAtMs = clock.nowMs() + afterMs;
      await moveChange(orm, change.id, ["running"], "waiting", { ...mine, heldBy: by, goesOnAtMs });
    }
    return isSignedOut ? null : afterMs;
  };

  return {
    carryOn: async (changeId, { lane, forMs, signal, chain }) => {
      const { orm } = await database.ready;
      const runner = randomUUID();
      const found = await findChange(orm, changeId);
      if (!found || (chain !== undefined && found.chain !== chain)) return null;
      const from = found.status === "planning" ? (["planning"] as const) : (["running", "waiting"] as const);
      const to = found.status === "planning" ? "planning" : "running";
      const change = await moveChange(orm, changeId, from, to, { runner, goesOnAtMs: null });
      // Paused, cancelled or over since it was to be carried on.
      if (!change) return null;
      const slice: Slice = {
        lane,
        untilMs: clock.nowMs() + forMs,
        isStopped: () => signal?.aborted === true || deps.isStopping(),
      };
      try {
        const [work, graces] = to === "planning" ? ([read, READING_GRACES] as const) : ([run, GRACES] as const);
        const end = await inTime(slice, graces, (signal) => work(change, runner, slice, signal));
        return await ended(change, runner, end);
      } catch (error) {
        if (!(error instanceof ChangeLost)) throw error;
        log.info({ changeId }, "another instance carries the change on");
        return null;
      } finally {
        deps.told(changeId);
      }
    },
  };
}

/** Through whom a change is made. */
async function actorOf(orm: Orm, change: ChangeRow, userId: string): Promise<Actor> {
  const [person] = await orm.select({ email: people.email }).from(people).where(eq(people.userId, userId));
  const connection = change.connection === "account" ? "account" : "me";
  return { changeId: change.id, connection, userId, accountId: change.accountId, email: person?.email ?? "" };
}

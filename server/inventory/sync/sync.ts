// Keeps the inventory: one chain of jobs over all instances, each a slice of some seconds, that goes on where the last one
// ended, also after a kill.
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { and, eq, sql } from "drizzle-orm";
import * as v from "valibot";
import type { RateLabel } from "../../../contract/operation.ts";
import { type Failure, failureSchema } from "../../../domain/failure-schema.ts";
import type { InventoryMove } from "../../../domain/inventory/moved.ts";
import type { Clock } from "../../clock.ts";
import type { ZoomPlan } from "../../config/config.ts";
import type { DatabaseSource, Orm } from "../../db/database.ts";
import { inventoryState } from "../../db/schema.ts";
import type { Boss } from "../../jobs/boss.ts";
import { defineQueue } from "../../jobs/queue.ts";
import type { Log } from "../../log.ts";
import { wait } from "../../wait.ts";
import type { ZoomGrant } from "../../zoom/call.ts";
import type { Zoom } from "../../zoom/client.ts";
import type { Memory } from "../memory/memory.ts";
import { isAnyNeverRead, keepSteps, nextDueAtMs, queueNew, readAnew } from "../store/reads.ts";
import { messageDaysStep } from "./activity-step.ts";
import { accountAsk } from "./ask.ts";
import { createPace, poolOf } from "./pace.ts";
import { searchOn } from "./search-on.ts";
import { readSlice, type SliceEnd } from "./slice.ts";
import { firstSubjects, stepById } from "./steps.ts";
import { createTelling, type Telling } from "./telling.ts";

/** Long enough that most of it is work, short enough that a pause is soon one. */
const SLICE_MS = 5_000;
/** The chain is looked after so often: where it broke, it begins anew. */
const LOOK_EVERY_SECONDS = 60;
/** A chain of which nobody has heard for so long is broken. */
const BROKEN_MS = 120_000;
/** Something may become due by an event that another instance was told of. */
const LONGEST_REST_MS = 15_000;

const SyncState = v.object({
  chain: v.string(),
  /** When a slice last ended. */
  atMs: v.number(),
  /** User ID and name of whoever paused it; null while it runs. */
  pausedBy: v.nullable(v.object({ userId: v.string(), name: v.string(), atMs: v.number() })),
  /** What holds it up; null while nothing does. */
  heldBy: v.nullable(failureSchema),
  goesOnAtMs: v.nullable(v.number()),
  /** Since when all has been read at least once; null until then. */
  wholeSinceMs: v.optional(v.nullable(v.number()), null),
});
export type SyncState = v.InferOutput<typeof SyncState>;
const STATE = "sync";
const atRest: SyncState = { chain: "", atMs: 0, pausedBy: null, heldBy: null, goesOnAtMs: null, wholeSinceMs: null };

const Data = v.object({ chain: v.string() });

export interface SyncDeps {
  readonly database: DatabaseSource;
  readonly boss: Pick<Boss, "register" | "send">;
  readonly zoom: Pick<Zoom, "call">;
  readonly memory: Memory;
  readonly account: ZoomGrant;
  readonly plan: ZoomPlan;
  /** Part of the account's limits that the sync keeps within, above 0 and at most 1. */
  readonly part: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Something was read, written down or paused. */
  readonly moved: (what: InventoryMove) => void;
}

export interface Sync extends Pick<Telling, "changed" | "stored" | "written" | "learned"> {
  /** To be called before the jobs are started. */
  register(): void;
  /** To be called once jobs are worked on: begins without waiting for the next look. */
  started(): Promise<void>;
  /** When the last event came, epoch milliseconds; null where none has since the start. */
  lastEventAtMs(): number | null;
  /** To be told of each event. */
  eventCame(): void;
  pause(by: { readonly userId: string; readonly name: string }): Promise<void>;
  resume(): Promise<void>;
  state(): Promise<SyncState>;
  /** See `Pace`. */
  costMs(label: RateLabel): number;
  /** See `poolOf`. */
  poolOf(label: RateLabel): string;
}

/** How far it is, as any process may ask. */
export async function readState(orm: Orm): Promise<SyncState> {
  const [row] = await orm.select().from(inventoryState).where(eq(inventoryState.name, STATE));
  return row ? v.parse(SyncState, row.value) : atRest;
}

export function createSync(deps: SyncDeps): Sync {
  const { database, boss, clock, log } = deps;
  const pace = createPace(deps.plan, deps.part, clock.nowMs, wait);

  /** Changes these fields and no others: another instance may change those at the same moment. */
  const changed = (change: Partial<SyncState>) => sql`${inventoryState.value} || ${JSON.stringify(change)}::jsonb`;
  const changeState = async (orm: Orm, change: Partial<SyncState>): Promise<void> => {
    await orm
      .insert(inventoryState)
      .values({ name: STATE, value: { ...atRest, ...change } })
      .onConflictDoUpdate({ target: inventoryState.name, set: { value: changed(change) } });
  };

  /** Fires when it is paused, and what is being read is given up. */
  let paused = new AbortController();

  const work = async (chain: string, signal: AbortSignal): Promise<number | null> => {
    const { orm } = await database.ready;
    const state = await readState(orm);
    if (state.chain !== chain || state.pausedBy) return null;
    const untilMs = clock.nowMs() + SLICE_MS;
    const stopping = AbortSignal.any([signal, paused.signal]);
    // As many as there are calls under way.
    setMaxListeners(0, stopping);
    const ask = accountAsk({ ...deps, pace }, stopping);
    const isOver = () => stopping.aborted || clock.nowMs() >= untilMs;
    let end: SliceEnd;
    try {
      end = await readSlice({ orm, ask, clock, log, gapMs: pace.gapMs, isOver, moved: deps.moved });
    } catch (error) {
      if (stopping.aborted && !signal.aborted) return null;
      throw error;
    }
    const heldBy: Failure | null = end.is === "held" ? end.by : null;
    const atMs = clock.nowMs();
    const isRead = state.wholeSinceMs === null && heldBy === null && !(await isAnyNeverRead(orm));
    const isWholeNow = isRead && !(await searchOn({ orm, memory: deps.memory, nowMs: atMs }));
    const whole = isWholeNow ? { wholeSinceMs: atMs } : {};
    // Of channels that were not known then, the reports that were read said nothing.
    if (isWholeNow) await readAnew(orm, messageDaysStep.id, atMs);
    // Last of all, for there may be more to read by now.
    const restMs = await restAfter(orm, end);
    // Whoever has paused it or begun another chain by now has written that down.
    await orm
      .update(inventoryState)
      .set({ value: changed({ atMs, heldBy, goesOnAtMs: heldBy && atMs + restMs, ...whole }) })
      .where(and(eq(inventoryState.name, STATE), sql`${inventoryState.value} ->> 'chain' = ${chain}`));
    if (isWholeNow || (heldBy === null) !== (state.heldBy === null)) deps.moved("facts");
    return restMs;
  };

  const restAfter = async (orm: Orm, end: SliceEnd): Promise<number> => {
    if (end.is === "more") return 0;
    if (end.is === "held") return end.forMs;
    const dueAtMs = await nextDueAtMs(orm);
    const restMs = dueAtMs === null ? LONGEST_REST_MS : dueAtMs - clock.nowMs();
    return Math.max(0, Math.min(restMs, LONGEST_REST_MS));
  };

  const queue = defineQueue({
    name: "inventory",
    data: Data,
    retryLimit: 1_000,
    retryDelaySeconds: 5,
    work: async (data, { signal }) => {
      const afterMs = await work(data.chain, signal);
      return afterMs === null ? undefined : { data, key: "inventory", afterMs };
    },
  });

  /** Begins a chain in the place of whatever there was. */
  const begin = async (change: Partial<SyncState> = {}): Promise<void> => {
    const chain = randomUUID();
    const { orm } = await database.ready;
    await orm.transaction(async (transaction) => {
      await changeState(transaction, { chain, atMs: clock.nowMs(), ...change });
      await boss.send(queue, { chain }, { key: "inventory", transaction });
    });
  };

  const telling = createTelling(deps, async () => {
    const { pausedBy, heldBy } = await readState((await database.ready).orm);
    // A chain that is held up goes on when it may.
    if (pausedBy === null && heldBy === null) await begin();
  });

  const lookAfter = async (): Promise<void> => {
    const { orm } = await database.ready;
    const nowMs = clock.nowMs();
    telling.again();
    // Steps of another version of the console.
    await keepSteps(orm, [...stepById.keys()]);
    await queueNew(
      orm,
      firstSubjects.map((first) => ({ ...first, dueAtMs: nowMs })),
    );
    const { pausedBy, atMs, goesOnAtMs } = await readState(orm);
    if (pausedBy === null && nowMs - Math.max(atMs, goesOnAtMs ?? 0) > BROKEN_MS) await begin();
  };
  const look = defineQueue({
    name: "inventory-look",
    data: v.object({}),
    retryLimit: 1,
    work: async () => {
      await lookAfter();
      return undefined;
    },
    schedule: { everySeconds: LOOK_EVERY_SECONDS, data: {} },
  });

  let lastEventAtMs: number | null = null;
  return {
    register: () => {
      boss.register(queue);
      boss.register(look);
    },
    started: async () => {
      await lookAfter().catch((error: unknown) => log.warn({ err: error }, "the inventory begins a moment later"));
    },
    changed: telling.changed,
    stored: telling.stored,
    lastEventAtMs: () => lastEventAtMs,
    eventCame: () => {
      lastEventAtMs = clock.nowMs();
    },
    written: telling.written,
    learned: telling.learned,
    pause: async ({ userId, name }) => {
      const { orm } = await database.ready;
      await changeState(orm, { pausedBy: { userId, name, atMs: clock.nowMs() }, chain: "" });
      paused.abort();
      paused = new AbortController();
      deps.moved("reads");
    },
    resume: async () => {
      await begin({ pausedBy: null, heldBy: null, goesOnAtMs: null });
      deps.moved("reads");
    },
    state: async () => readState((await database.ready).orm),
    costMs: pace.costMs,
    poolOf: (label) => poolOf(deps.plan, label),
  };
}

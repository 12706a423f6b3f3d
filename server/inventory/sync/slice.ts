// Reads what is due for some seconds, several things at a time, and has written down what came.
import * as v from "valibot";
import type { RateLabel } from "../../../contract/operation.ts";
import { operationById } from "../../../contract/operation-by-id.ts";
import type { Ask } from "../../../domain/answers/ask.ts";
import { CallFailed } from "../../../domain/changes/resource.ts";
import { type Failure, isHolding, isOfEveryItem } from "../../../domain/failure.ts";
import { grouped } from "../../../domain/grouped.ts";
import type { InventoryMove } from "../../../domain/inventory/moved.ts";
import type { Clock } from "../../clock.ts";
import type { Orm } from "../../db/database.ts";
import type { Log } from "../../log.ts";
import { wait } from "../../wait.ts";
import { type DueRead, dueReads, putOff, readKey } from "../store/reads.ts";
import { HOUR_MS } from "./step.ts";
import { stepById, steps } from "./steps.ts";
import { createWriter, type Outcome } from "./write-down.ts";

/** Things read at a time of one limit. */
const CONCURRENCY = 12;
/** Of a limit that lets one go so rarely, one at a time: more would only wait for it. */
const SLOW_MS = 1_000;
/** So many are taken at once: what an event tells of waits for the rest of them. */
const TAKEN = 24;
/** Reading waits for writing from then on. */
const MOST_UNWRITTEN = 200;
/** How soon whoever has nothing to read looks again while others read. */
const LOOK_MS = 250;
/** A step that is refused as a whole, for want of a scope, is tried again after so long. */
const REFUSED_MS = HOUR_MS;
/** What a connection that cannot be used is left for. */
const AWAY_MS = 30_000;

export interface SliceDeps {
  readonly orm: Orm;
  readonly ask: Ask;
  readonly clock: Clock;
  readonly log: Log;
  /** See `Pace`. */
  readonly gapMs: (label: RateLabel) => number;
  readonly isOver: () => boolean;
  readonly moved: (what: InventoryMove) => void;
}

/** What came of a slice. */
export type SliceEnd =
  | { readonly is: "more" }
  /** Nothing is due. */
  | { readonly is: "idle" }
  | HeldEnd;

interface HeldEnd {
  readonly is: "held";
  readonly by: Failure;
  readonly forMs: number;
}

/** What holds up everything, or a step as a whole. */
class HeldUp extends Error {
  override readonly name = "HeldUp";
  readonly failure: Failure;
  readonly step: string;

  constructor(failure: Failure, step: string) {
    super(failure.message);
    this.failure = failure;
    this.step = step;
  }
}

/** Steps by the limit they spend from: what waits for one does not hold up the others. */
const lanes: readonly Lane[] = [...grouped(steps, ({ operations: [first] }) => operationById(first).rate)].map(
  ([label, some]) => ({ label: label as RateLabel, steps: some.map(({ id }) => id) }),
);

interface Lane {
  readonly label: RateLabel;
  readonly steps: readonly string[];
}

export async function readSlice(deps: SliceDeps): Promise<SliceEnd> {
  const { orm, clock, isOver } = deps;
  const writer = createWriter(deps);
  /** What is being read, and what was read and is not written down yet. */
  const open = new Set<string>();
  const unwritten = new Set<string>();
  /** How often something was written down when lanes last looked for something to read and found nothing. */
  const foundNothing = new Map<Lane, number>();
  let isIdle = true;
  let end: SliceEnd | null = null;
  /** Limits that are used up for now: the others go on. */
  const spent = new Map<Lane, HeldEnd>();
  let isBroken = false;

  // What takes long goes to its end, and the others go on until then.
  let last: readonly string[] | null = null;
  const isEnded = (): boolean => {
    if (end || isBroken || writer.isBroken()) return true;
    if (!isOver()) return false;
    last ??= [...open];
    return !last.some((key) => open.has(key));
  };

  const read = async (due: DueRead, lane: Lane): Promise<void> => {
    const key = readKey(due);
    unwritten.add(key);
    open.add(key);
    try {
      const outcome = await readOne(due, deps);
      isIdle = false;
      writer.add(outcome, () => unwritten.delete(key));
    } catch (error) {
      unwritten.delete(key);
      if (!(error instanceof HeldUp)) {
        // Nobody reads on beside the next try.
        isBroken = true;
        throw error;
      }
      const held = await holdUp(error, deps);
      if (held && error.failure.kind === "rate_limited") spent.set(lane, held);
      else end ??= held;
    } finally {
      open.delete(key);
    }
  };

  /** What one lane finds may be for another: nothing is left once each has looked since the last of it was written down. */
  const isAllRead = (): boolean =>
    unwritten.size === 0 && lanes.every((lane) => spent.has(lane) || foundNothing.get(lane) === writer.count());

  const work = async (lane: Lane): Promise<void> => {
    let queue: DueRead[] = [];
    let filling: Promise<void> | null = null;
    const fill = async (): Promise<void> => {
      const count = writer.count();
      const due = await dueReads(orm, clock.nowMs(), TAKEN + unwritten.size, lane.steps);
      queue = due.filter((one) => !unwritten.has(readKey(one)));
      if (queue.length === 0) foundNothing.set(lane, count);
      else foundNothing.delete(lane);
    };
    const next = async (): Promise<DueRead | undefined> => {
      if (queue.length === 0) {
        filling ??= fill().finally(() => {
          filling = null;
        });
        await filling;
      }
      return queue.shift();
    };
    const worker = async (): Promise<void> => {
      while (!isEnded() && !spent.has(lane)) {
        const due = await next();
        if (due) {
          await read(due, lane);
          if (unwritten.size > MOST_UNWRITTEN) await writer.written();
          continue;
        }
        if (isAllRead()) return;
        const count = writer.count();
        await writer.written();
        if (count === writer.count()) await wait(LOOK_MS);
      }
    };
    const isSlow = deps.gapMs(lane.label) >= SLOW_MS;
    await Promise.all(Array.from({ length: isSlow ? 1 : CONCURRENCY }, worker));
  };

  await Promise.all(lanes.map(work));
  await writer.written();
  if (end) return end;
  if (!isIdle) return { is: "more" };
  const [soonest] = [...spent.values()].sort((one, other) => one.forMs - other.forMs);
  return soonest ?? { is: "idle" };
}

async function readOne(due: DueRead, { ask, clock, isOver, log }: SliceDeps): Promise<Outcome> {
  const step = stepById.get(due.step);
  if (!step) throw new Error(`there is no step ${due.step}`);
  const nowMs = clock.nowMs();
  try {
    return { is: "read", due, fact: await step.begin(due.subject, ask, { nowMs, readAtMs: due.readAtMs }) };
  } catch (error) {
    if (error instanceof v.ValiError) return { is: "failed", due, failure: UNREADABLE, atMs: nowMs };
    if (!(error instanceof CallFailed)) {
      if (isOver()) throw error;
      log.error({ err: error, step: due.step }, "a thing could not be read");
      return { is: "failed", due, failure: UNREADABLE, atMs: nowMs };
    }
    const { failure } = error;
    if (isHolding(failure) || isOfEveryItem(failure)) throw new HeldUp(failure, due.step);
    return failure.kind === "not_found" && step.missing
      ? { is: "missing", due, failure, atMs: nowMs }
      : { is: "failed", due, failure, atMs: nowMs };
  }
}

const UNREADABLE: Failure = {
  kind: "contract_mismatch",
  code: "unreadable",
  status: 200,
  message: "Zoom’s answer cannot be read.",
};

/** @returns null where the rest can go on */
async function holdUp({ failure, step }: HeldUp, { orm, clock, log }: SliceDeps): Promise<HeldEnd | null> {
  if (isHolding(failure)) return { is: "held", by: failure, forMs: failure.retryAfterMs ?? AWAY_MS };
  log.warn({ step, code: failure.code }, "the inventory may not read a kind of thing");
  await putOff(orm, step, failure, clock.nowMs() + REFUSED_MS);
  return null;
}

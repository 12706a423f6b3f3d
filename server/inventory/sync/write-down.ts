// Writes down what came of reads, batches at a time, while others are under way.
import type { Failure } from "../../../domain/failure.ts";
import { grouped } from "../../../domain/grouped.ts";
import type { InventoryMove } from "../../../domain/inventory/moved.ts";
import type { Clock } from "../../clock.ts";
import type { Orm } from "../../db/database.ts";
import type { Log } from "../../log.ts";
import { noteChecked } from "../store/checks.ts";
import {
  AGAIN_RANK,
  type DueRead,
  EVENT_RANK,
  forgetReads,
  noteDone,
  noteFailed,
  queueNew,
  queueNow,
  type ReadFailed,
  readKey,
  standingOf,
} from "../store/reads.ts";
import { MOST_MISSES } from "./gone-by.ts";
import { type AnyStep, DAY_MS, type Fact, MINUTE_MS, SECOND_MS, type Written } from "./step.ts";
import { stepById } from "./steps.ts";

export type Outcome =
  | { readonly is: "read"; readonly due: DueRead; readonly fact: Fact<unknown> }
  | { readonly is: "missing"; readonly due: DueRead; readonly atMs: number; readonly failure: Failure }
  | { readonly is: "failed"; readonly due: DueRead; readonly atMs: number; readonly failure: Failure };

/** Long enough to gather some, short enough that what is read is seen to grow. */
const GATHER_MS = 1_000;
const MOST_GATHERED = 48;

/** How soon Zoom is asked again for what it may not know yet; four times as long after each other time. */
const MISSED_MS = 2 * SECOND_MS;
/** Zoom may show a change only some time after it told of it: what was told of is looked at once more by then. */
const TOLD_AGAIN_MS = 10 * MINUTE_MS;

const UNWRITABLE: Failure = {
  kind: "contract_mismatch",
  code: "unreadable",
  status: 200,
  message: "Zoom’s answer has something that cannot be kept.",
};

export interface WriterDeps {
  readonly orm: Orm;
  readonly clock: Clock;
  readonly log: Log;
  readonly moved: (what: InventoryMove) => void;
}

export interface Writer {
  /** Has something written down soon. */
  add(outcome: Outcome, onWritten: () => void): void;
  /** Resolves once all that was added is written down, and rejects where something could not be. */
  written(): Promise<void>;
  /** How often something was written down. */
  count(): number;
  /** True once something could not be. */
  isBroken(): boolean;
}

export function createWriter({ orm, clock, log, moved }: WriterDeps): Writer {
  let gathered: { readonly outcome: Outcome; readonly onWritten: () => void }[] = [];
  // One at a time: they are of the same tables.
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let count = 0;
  let isBroken = false;
  const writeAll = (outcomes: readonly Outcome[]): Promise<boolean> =>
    orm.transaction((within) => writeDown(within, outcomes, clock.nowMs()));
  /** What cannot be written takes nothing else away with it. */
  const writeEach = async (outcomes: readonly Outcome[]): Promise<boolean> => {
    let isChanged = false;
    for (const outcome of outcomes) {
      const written = writeAll([outcome]).catch((error: unknown) => {
        log.error({ err: error, step: outcome.due.step }, "what was read could not be written down");
        return writeAll([{ is: "failed", due: outcome.due, atMs: atMsOf(outcome), failure: UNWRITABLE }]);
      });
      if (await written) isChanged = true;
    }
    return isChanged;
  };
  const write = async (some: typeof gathered): Promise<void> => {
    const outcomes = some.map(({ outcome }) => outcome);
    const isChanged = await writeAll(outcomes).catch(() => writeEach(outcomes));
    for (const { onWritten } of some) onWritten();
    count += 1;
    moved(isChanged ? "facts" : "reads");
  };
  const written = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    const some = gathered;
    gathered = [];
    if (some.length > 0) {
      writing = writing.then(() => write(some));
      // Whoever waits for it is told what went wrong.
      writing.catch(() => {
        isBroken = true;
      });
    }
    return writing;
  };
  return {
    add: (outcome, onWritten) => {
      gathered.push({ outcome, onWritten });
      if (gathered.length >= MOST_GATHERED) void written().catch(nothing);
      else timer ??= setTimeout(() => void written().catch(nothing), GATHER_MS);
    },
    written,
    count: () => count,
    isBroken: () => isBroken,
  };
}

const nothing = () => undefined;

const atMsOf = (outcome: Outcome): number => (outcome.is === "read" ? outcome.fact.atMs : outcome.atMs);

/** @returns whether something is known by now that was not */
async function writeDown(orm: Orm, outcomes: readonly Outcome[], nowMs: number): Promise<boolean> {
  let isChanged = false;
  // In the same order everywhere: whoever waits for a row that another holds has none that the other waits for.
  const inOrder = outcomes.toSorted((one, other) => one.due.step.localeCompare(other.due.step));
  for (const [id, some] of grouped(inOrder, (outcome) => outcome.due.step)) {
    const step = stepById.get(id);
    if (step && (await writeStep(orm, step, some, nowMs))) isChanged = true;
  }
  return isChanged;
}

async function writeStep(orm: Orm, step: AnyStep, outcomes: readonly Outcome[], nowMs: number): Promise<boolean> {
  const standings = await standingOf(
    orm,
    outcomes.map((outcome) => ({ ...outcome.due, atMs: atMsOf(outcome) })),
  );
  const standing = ({ due }: Outcome) => standings.get(readKey(due));
  const last = outcomes.filter((outcome) => standing(outcome)?.isLast);
  const reads = last.filter((outcome) => outcome.is === "read");
  let isChanged = false;
  if (reads.length > 0) {
    const written = await step.finish(
      orm,
      reads.map(({ fact }) => fact),
    );
    await noteDone(
      orm,
      reads.map(({ due, fact: { atMs } }) => ({ ...due, atMs, againAtMs: atMs + againMs(step, due) })),
    );
    await follow(orm, written, nowMs);
    isChanged = written.offCount > 0 || reads.some(({ due }) => due.readAtMs === null);
    // What was told of by an event, or never read, says nothing of how true the rest is.
    if (reads.every(({ due }) => due.rank === AGAIN_RANK && due.readAtMs !== null))
      await noteChecked(orm, step.id, written, nowMs);
  }
  const failed = new Set(last.filter((outcome) => outcome.is !== "read"));
  const missing = last.filter((outcome) => outcome.is === "missing" && !standing(outcome)?.isAskedSince);
  if (missing.length > 0 && step.missing) {
    const written = await step.missing(
      orm,
      missing.map((outcome) => ({
        key: outcome.due.subject,
        atMs: atMsOf(outcome),
        missedCount: outcome.due.failedCount,
      })),
    );
    await follow(orm, written, nowMs);
    const gone = new Set((written.gone ?? []).map(readKey));
    for (const outcome of missing) if (gone.has(readKey(outcome.due)) && outcome.is !== "read") failed.delete(outcome);
    isChanged = true;
  }
  await noteFailed(
    orm,
    [...failed].map((outcome): ReadFailed => {
      const { due, failure } = outcome;
      return { ...due, failure, atMs: outcome.atMs, againAtMs: nowMs + failedAgainMs(outcome) };
    }),
  );
  return isChanged;
}

/** A little apart, so that what was first read together is not read again all at once. */
function againMs({ againMs: ms }: AnyStep, { rank }: DueRead): number {
  const restMs = Math.round(ms * (0.9 + Math.random() * 0.2));
  return rank === EVENT_RANK ? Math.min(restMs, TOLD_AGAIN_MS) : restMs;
}

const failedAgainMs = ({ is, due: { failedCount } }: Outcome): number =>
  is === "missing" && failedCount < MOST_MISSES
    ? MISSED_MS * 4 ** failedCount
    : Math.min(DAY_MS, MINUTE_MS * 4 ** failedCount);

async function follow(orm: Orm, { found = [], events = [], gone = [] }: Written, nowMs: number): Promise<void> {
  await queueNew(
    orm,
    found.flatMap((subject) => {
      const rank = stepById.get(subject.step)?.rank;
      return rank === undefined ? [] : [{ ...subject, rank, dueAtMs: nowMs }];
    }),
  );
  await queueNow(orm, events, nowMs);
  await forgetReads(orm, gone);
}

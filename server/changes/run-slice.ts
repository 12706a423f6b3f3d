// Works on a change for some seconds. Whoever calls it sees to it that it goes on: at once, later, or when somebody says so.
import { setImmediate } from "node:timers/promises";
import type { Failure } from "../../domain/failure.ts";
import type { Beginning } from "./first-parts.ts";
import { createGates } from "./gates.ts";
import { type Item, itemOf } from "./item-row.ts";
import type { PartAnswers } from "./kept-answers.ts";
import type { Pace } from "./pace.ts";
import { runWindow } from "./run-window.ts";
import type { WindowDeps } from "./window.ts";

export type SliceEnd =
  | { readonly is: "finished" }
  /** There is more to do. */
  | { readonly is: "more" }
  /** The rest waits for its day. */
  | { readonly is: "later"; readonly atMs: number }
  /** Something holds it up that is not about its items. */
  | { readonly is: "held"; readonly by: Failure };

/** What runs a window runs a slice, but for what a slice makes itself. */
export interface SliceDeps
  extends Pick<
    WindowDeps,
    | "zoom"
    | "store"
    | "resourceOf"
    | "actionIdOf"
    | "actsOf"
    | "via"
    | "lane"
    | "clock"
    | "lateMs"
    | "wait"
    | "signal"
    | "fresh"
    | "isAsking"
    | "isEnding"
  > {
  /** True once nothing more is to be begun. */
  readonly isStopped: () => boolean;
  /** What keeps a part from being begun. */
  readonly begins: (part: number) => Promise<Beginning>;
  readonly pace: Pace;
  readonly answers: PartAnswers;
  /** Some items have come to their ends. */
  readonly progressed: () => void;
}

/** So that a window's slowest call, one that is to be repeated above all, leaves enough to do. */
const WINDOWS = 3;

/** @throws ChangeLost when another runner has the change by now */
export async function runSlice(deps: SliceDeps, untilMs: number): Promise<SliceEnd> {
  try {
    return await run(deps, untilMs);
  } finally {
    await deps.store.flush();
  }
}

async function run(deps: SliceDeps, untilMs: number): Promise<SliceEnd> {
  const { store, clock, resourceOf, pace } = deps;
  let heldBy: Failure | undefined;
  let isEnding = false;
  const isLate = () => clock.nowMs() >= untilMs;
  // What was read for a job is for nothing unless it is written too; people are answered in time.
  const isHalted = () => heldBy !== undefined || isEnding || deps.isStopped() || (deps.lane === "person" && isLate());
  const isOver = () => isHalted() || isLate();
  const window = {
    ...deps,
    gates: createGates(),
    recent: deps.answers.recent,
    isOver: isHalted,
    stop: () => {
      isEnding = true;
    },
    hold: (failure: Failure) => {
      heldBy ??= failure;
    },
  };
  // What is not certain yet is asked about by the next slice, so that the rest goes on meanwhile.
  const waiting = new AbortController();
  const asking = {
    ...window,
    wait: (ms: number, signal: AbortSignal) => deps.wait(ms, AbortSignal.any([signal, waiting.signal])),
  };
  const runItems = async (items: readonly Item[], own = window) => {
    const beganMs = clock.nowMs();
    await runWindow(items, own);
    if (!isHalted()) pace.took(items.length, clock.nowMs() - beganMs);
    deps.progressed();
    // The embedded database never lets go of the thread, which serves people too.
    await setImmediate();
  };
  /** The next ones, all of one part. */
  const take = async (status: "planned" | "sending", from: number) => {
    const rows = await store.next(status, from, pace.items());
    const own = rows.filter(({ part }) => part === rows[0]?.part);
    return own.map((row) => itemOf(row, resourceOf(row.part)));
  };

  /** What an earlier runner left under way; what this one sends is none of it. */
  const open: (readonly Item[])[] = [];
  for (let some = await take("sending", 0); some.length > 0; some = await take("sending", 1 + (some.at(-1)?.n ?? 0)))
    open.push(some);
  const settleOpen = async (isNow: (first: Item) => boolean) => {
    for (let some = open[0]; some?.[0] && isNow(some[0]) && !isOver(); some = open[0]) {
      open.shift();
      try {
        await runItems(some, asking);
      } catch (error) {
        if (deps.signal.aborted || !waiting.signal.aborted || error !== waiting.signal.reason) throw error;
        return;
      }
    }
  };
  // A part may build on what an earlier one has done, so it begins when that has come to its end.
  let from = 0;
  let ahead: readonly Item[] = deps.isAsking ? [] : await take("planned", from);
  await settleOpen(({ n, part }) => ahead[0] === undefined || (part !== ahead[0].part && n < ahead[0].n));
  if (isOver()) ahead = [];
  for (let [next] = ahead; next; [next] = ahead) {
    const { n, part } = next;
    const beginning = await deps.begins(part);
    if (beginning.is === "later") return beginning;
    if (beginning.is === "open") break;
    if (beginning.is === "never" || beginning.is === "without") {
      await store.endRest(part, beginning.why, beginning.is === "without" ? beginning.ns : undefined);
      deps.progressed();
    }
    if (beginning.is !== "now") {
      ahead = await take("planned", n);
      continue;
    }
    if (deps.answers.part !== part) window.recent.clear();
    deps.answers.part = part;
    let taking = Promise.resolve<readonly Item[]>([]);
    const takeNext = () => {
      taking = taking.then(async () => {
        if (isOver()) ahead = [];
        if (ahead[0]?.part !== part) return [];
        const items = ahead;
        from = 1 + (items.at(-1)?.n ?? from);
        ahead = await take("planned", from);
        return items;
      });
      return taking;
    };
    const worker = async () => {
      for (let items = await takeNext(); items.length > 0; items = await takeNext()) await runItems(items);
    };
    // What became of a lost call is not certain for a while, for which the others of its part need not wait.
    const settling = settleOpen((first) => first.part === part);
    if (!pace.isMeasured()) await runItems(await takeNext());
    const working = Promise.all(Array.from({ length: WINDOWS }, worker)).then(async () => {
      if (isLate() && (await store.next("planned", 0, 1)).length > 0) waiting.abort();
    });
    await Promise.all([settling, working]);
  }
  // What was given up because the time was over says nothing of what would hold it up.
  if (deps.signal.aborted) return { is: "more" };
  if (heldBy) return { is: "held", by: heldBy };
  const [planned, sending] = await Promise.all([store.next("planned", 0, 1), store.next("sending", 0, 1)]);
  return { is: planned.length + sending.length === 0 ? "finished" : "more" };
}

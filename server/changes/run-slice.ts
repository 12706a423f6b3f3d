// Works on a change for some seconds. Whoever calls it sees to it that it goes on: at once, later, or when somebody says so.
import { setImmediate } from "node:timers/promises";
import type { AnyResource, Reading } from "../../domain/changes/resource.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import { createGates } from "./gates.ts";
import { type Item, itemOf } from "./item-row.ts";
import type { ItemStore } from "./item-store.ts";
import { runWindow } from "./run-window.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export type SliceEnd =
  | { readonly is: "finished" }
  /** There is more to do. */
  | { readonly is: "more" }
  /** Something holds it up that is not about its items. */
  | { readonly is: "held"; readonly by: Failure };

export interface SliceDeps {
  readonly zoom: ChangesZoom;
  readonly store: ItemStore;
  readonly resourceOf: (part: number) => AnyResource;
  readonly actionIdOf: (part: number) => string;
  readonly via: Actor;
  readonly lane: Sending["lane"];
  readonly clock: Clock;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Fires when calls under way are to be given up. */
  readonly signal: AbortSignal;
  /** True once nothing more is to be begun. */
  readonly isStopped: () => boolean;
  /** What was read of an item a moment ago, while it was planned in this very request. */
  readonly fresh?: ((item: Item) => Reading<unknown> | undefined) | undefined;
  /** Some items have come to their ends. */
  readonly progressed: () => void;
}

/** Items read from the database at a time: enough for a second at Zoom's highest limit. */
const WINDOW_ITEMS = 100;
/** So that one window's slowest call holds up no other. */
const WINDOWS = 2;

/** @throws ChangeLost when another runner has the change by now */
export async function runSlice(deps: SliceDeps, untilMs: number): Promise<SliceEnd> {
  try {
    return await run(deps, untilMs);
  } finally {
    await deps.store.flush();
  }
}

async function run(deps: SliceDeps, untilMs: number): Promise<SliceEnd> {
  const { store, clock, resourceOf } = deps;
  let heldBy: Failure | undefined;
  let isEnding = false;
  const isOver = () => heldBy !== undefined || isEnding || deps.isStopped() || clock.nowMs() >= untilMs;
  const window = {
    ...deps,
    gates: createGates(),
    recent: new Map<string, Promise<unknown>>(),
    isOver,
    stop: () => {
      isEnding = true;
    },
    hold: (failure: Failure) => {
      heldBy ??= failure;
    },
  };
  const runItems = async (items: readonly Item[]) => {
    await runWindow(items, window);
    deps.progressed();
    // The embedded database never lets go of the thread, which serves people too.
    await setImmediate();
  };
  /** The next ones, all of one part. */
  const take = async (status: "planned" | "sending", from: number) => {
    const rows = await store.next(status, from, WINDOW_ITEMS);
    const own = rows.filter(({ part }) => part === rows[0]?.part);
    return own.map((row) => itemOf(row, resourceOf(row.part)));
  };

  // What an earlier runner left under way comes first.
  for (let from = 0; !isOver(); ) {
    const open = await take("sending", from);
    const last = open.at(-1);
    if (!last) break;
    await runItems(open);
    from = 1 + last.n;
  }
  // A part may build on what an earlier one has done, so it begins when that has come to its end.
  let from = 0;
  let ahead: readonly Item[] = isOver() ? [] : await take("planned", from);
  while (ahead.length > 0) {
    const part = ahead[0]?.part;
    window.recent.clear();
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
    await Promise.all(Array.from({ length: WINDOWS }, worker));
  }
  // What was given up because the time was over says nothing of what would hold it up.
  if (deps.signal.aborted) return { is: "more" };
  if (heldBy) return { is: "held", by: heldBy };
  const [planned, sending] = await Promise.all([store.next("planned", 0, 1), store.next("sending", 0, 1)]);
  return { is: planned.length + sending.length === 0 ? "finished" : "more" };
}

// Long work in pieces: what runs at a stretch holds up every request, the health check and the signal to stop.
import { setImmediate } from "node:timers/promises";

const LONGEST_STRETCH_MS = 10;

let turnBeganAt = performance.now();

/** Lets others run first when nobody else has for a while; to be awaited within loops. */
export async function letOthersRun(): Promise<void> {
  if (performance.now() - turnBeganAt < LONGEST_STRETCH_MS) return;
  await setImmediate();
  turnBeganAt = performance.now();
}

/** Values that are visited before others are thought of again: asking takes longer than most visits. */
const AT_A_STRETCH = 500;

/** Visits one after another and lets others run in between; ends early once a visit answers `false`. */
export async function visitEach<T>(values: Iterable<T>, visit: (value: T) => unknown): Promise<void> {
  let count = 0;
  for (const value of values) {
    if (visit(value) === false) return;
    count += 1;
    if (count % AT_A_STRETCH === 0) await letOthersRun();
  }
}

let latest: Promise<unknown> = Promise.resolve();

/** Resolves in a turn of its own: whatever several begin at once after it, others run in between. */
export function ownTurn(): Promise<void> {
  const turn = latest.then(() => setImmediate());
  latest = turn;
  return turn;
}

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

let latest: Promise<unknown> = Promise.resolve();

/** Resolves in a turn of its own: whatever several begin at once after it, others run in between. */
export function ownTurn(): Promise<void> {
  const turn = latest.then(() => setImmediate());
  latest = turn;
  return turn;
}

/** After a role has ended by this browser's clock, how soon the server is asked, and asked again whose clock is behind. */
const SOON_MS = 1_000;
/** Timers of browsers know no more than 24 days. */
const LATEST_MS = 86_400_000;

/**
 * After how many milliseconds it is asked again what a person may do.
 *
 * @param endMs when the next of their roles ends, epoch milliseconds; it may have passed
 */
export const asksAgainInMs = (endMs: number, nowMs: number): number =>
  Math.min(LATEST_MS, Math.max(endMs - nowMs, 0) + SOON_MS);

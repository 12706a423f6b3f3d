import { setTimeout as delay } from "node:timers/promises";

/**
 * Resolves after so many milliseconds.
 *
 * @throws AbortError when the signal was given up meanwhile.
 */
export const wait = (ms: number, signal?: AbortSignal | null): Promise<void> =>
  delay(ms, undefined, signal ? { signal } : {});

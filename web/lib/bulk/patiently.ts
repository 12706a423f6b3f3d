import { RateLimitedError } from "../api/errors.ts";
import { wait } from "./wait.ts";

/** Which waits for a rate limit are sat out, and who hears of them. */
export interface Patience {
  readonly longestWaitMs: number;
  readonly attempts: number;
  readonly onWait?: (error: RateLimitedError) => void;
}

/** Longest wait that is sat out by itself when the API's limit is reached. */
const LONGEST_WAIT_MS = 120_000;
const LIMIT_ATTEMPTS = 5;

const briefly: Patience = { longestWaitMs: LONGEST_WAIT_MS, attempts: LIMIT_ATTEMPTS };

/** Makes a call again after the wait that a rate limit names. */
export async function patiently<T>(call: () => Promise<T>, signal: AbortSignal, patience = briefly): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const isWorthWaiting =
        error instanceof RateLimitedError &&
        error.retryAfterMs <= patience.longestWaitMs &&
        attempt < patience.attempts;
      if (!isWorthWaiting || signal.aborted) throw error;
      patience.onWait?.(error);
      await wait(error.retryAfterMs, signal);
    }
  }
}

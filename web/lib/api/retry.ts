import { NetworkError, RateLimitedError } from "./errors.ts";

/** Longest wait for a rate limit that is sat out without telling the reader. */
const SILENT_WAIT_MS = 5_000;

/** Whether a failed query is asked again by itself. The BFF has already retried what Zoom failed to answer. */
export function shouldRetry(failureCount: number, error: Error): boolean {
  if (error instanceof RateLimitedError) return error.retryAfterMs <= SILENT_WAIT_MS && failureCount < 5;
  return error instanceof NetworkError && failureCount < 2;
}

/** Milliseconds before the next attempt. */
export function retryDelayMs(attempt: number, error: Error): number {
  return error instanceof RateLimitedError ? error.retryAfterMs : 500 * 2 ** attempt;
}

import { ApiError, RateLimitedError, SessionExpiredError } from "../api/errors.ts";

export type ItemOutcome =
  | { readonly id: string; readonly status: "done" }
  | { readonly id: string; readonly status: "failed"; readonly error: ApiError }
  | { readonly id: string; readonly status: "skipped" };

export interface BulkProgress {
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  /** Estimated from the pace so far; undefined until something has finished. */
  readonly remainingMs: number | undefined;
}

interface BulkOptions {
  /** Ids cut into the calls to make; see `chunk`. */
  readonly calls: readonly (readonly string[])[];
  /** Makes one call and says how each of its items went. A rejection counts for all of them. */
  readonly work: (ids: readonly string[], signal: AbortSignal) => Promise<readonly ItemOutcome[]>;
  /** Calls under way at a time. */
  readonly concurrency: number;
  /** Stops before the next call; calls under way end. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BulkProgress) => void;
  readonly nowMs: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Longest wait a run sits out by itself when the API's limit is reached. */
const LONGEST_WAIT_MS = 120_000;
const LIMIT_ATTEMPTS = 5;

/**
 * Runs many calls a few at a time and returns an outcome for every id, in the order given. What was not started
 * before a stop, or after the session ended, is `skipped`. Rate limits are waited for.
 */
export async function runBulk(options: BulkOptions): Promise<readonly ItemOutcome[]> {
  const { calls, signal, nowMs } = options;
  const total = calls.reduce((count, ids) => count + ids.length, 0);
  const outcomes: (readonly ItemOutcome[])[] = new Array(calls.length);
  const startedAtMs = nowMs();
  let next = 0;
  let done = 0;
  let failed = 0;
  let isSessionOver = false;

  const lane = async (): Promise<void> => {
    while (next < calls.length && !signal.aborted && !isSessionOver) {
      const at = next;
      next += 1;
      const results = await attempt(calls[at] ?? [], options);
      outcomes[at] = results;
      for (const result of results) {
        if (result.status === "done") done += 1;
        if (result.status === "failed") {
          failed += 1;
          isSessionOver ||= result.error instanceof SessionExpiredError;
        }
      }
      const finished = done + failed;
      const pace = finished > 0 ? (nowMs() - startedAtMs) / finished : undefined;
      options.onProgress({
        done,
        failed,
        total,
        remainingMs: pace === undefined ? undefined : pace * (total - finished),
      });
    }
  };
  options.onProgress({ done, failed, total, remainingMs: undefined });
  await Promise.all(Array.from({ length: Math.min(options.concurrency, calls.length) }, lane));
  return calls.flatMap((ids, at) => outcomes[at] ?? ids.map((id) => ({ id, status: "skipped" as const })));
}

async function attempt(ids: readonly string[], options: BulkOptions): Promise<readonly ItemOutcome[]> {
  for (let count = 1; ; count += 1) {
    try {
      return await options.work(ids, options.signal);
    } catch (error) {
      const isWorthWaiting =
        error instanceof RateLimitedError && error.retryAfterMs <= LONGEST_WAIT_MS && count < LIMIT_ATTEMPTS;
      if (isWorthWaiting && !options.signal.aborted) {
        await options.wait(error.retryAfterMs, options.signal);
        continue;
      }
      if (!(error instanceof ApiError)) throw error;
      return ids.map((id) => ({ id, status: "failed", error }));
    }
  }
}

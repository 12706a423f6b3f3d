import { RateLimitedError } from "../api/errors.ts";
import { wait } from "../bulk/wait.ts";
import type { CursorPage } from "../cursor-list/page.ts";

/** Rows that are there already, a few at a time, so that a long export leaves the page responsive. */
export async function* loadedBatches<Row>(rows: readonly Row[], size = 1_000): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += size) {
    yield rows.slice(at, at + size);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Longest wait an export sits out by itself when the API's limit is reached. */
const LONGEST_WAIT_MS = 120_000;
const LIMIT_ATTEMPTS = 5;

/**
 * The pages of a cursor list, each fetched when the one before has been written. Rate limits are waited for. Ends when
 * `signal` fires.
 *
 * @throws ApiError when a page fails.
 */
export async function* cursorBatches<Row>(
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Row>>,
  signal: AbortSignal,
  patience?: Patience,
): AsyncGenerator<readonly Row[]> {
  let cursor: string | undefined;
  do {
    const page = await patiently(() => fetchPage(cursor, signal), signal, patience);
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined && !signal.aborted);
}

/** The rows of a whole list as its filters and its order show them. What is not loaded yet is loaded first. */
export function wholeBatches<Row>(
  list: { readonly readAll: (signal: AbortSignal) => Promise<readonly Row[]> },
  view: (rows: readonly Row[]) => readonly Row[],
): (signal: AbortSignal) => AsyncIterable<readonly Row[]> {
  return async function* (signal) {
    yield* loadedBatches(view(await list.readAll(signal)));
  };
}

/** Which waits for a rate limit are sat out, and who hears of them. */
export interface Patience {
  readonly longestWaitMs: number;
  readonly attempts: number;
  readonly onWait?: (error: RateLimitedError) => void;
}

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

import pMap from "p-map";
import { ApiError, SessionExpiredError } from "../api/errors.ts";

export type ItemOutcome =
  | { readonly id: string; readonly status: "done" }
  | { readonly id: string; readonly status: "failed"; readonly error: ApiError }
  | { readonly id: string; readonly status: "skipped" };

export interface EachProgress {
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  /** Estimated from the pace so far; undefined until something has finished. */
  readonly remainingMs: number | undefined;
}

export interface Each {
  readonly ids: readonly string[];
  /** Asks for one of them. */
  readonly ask: (id: string, signal: AbortSignal) => Promise<void>;
  /** Asked for at a time. */
  readonly concurrency: number;
}

interface EachOptions extends Each {
  /** What is not begun is left, what is under way may end. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: EachProgress) => void;
}

/**
 * Asks for many things a few at a time, and says how it went with each, in the order given. What was not begun or not
 * ended before a stop, and what was not begun before the session ended, is `skipped`. The server waits for limits.
 *
 * @throws whatever `ask` throws that is no ApiError
 */
export async function askEach({ ids, ask, ...options }: EachOptions): Promise<readonly ItemOutcome[]> {
  const { signal, concurrency } = options;
  const startedAtMs = performance.now();
  const total = ids.length;
  let done = 0;
  let failed = 0;
  let isSessionOver = false;
  const tell = (): void => {
    const finished = done + failed;
    const paceMs = (performance.now() - startedAtMs) / finished;
    options.onProgress({ done, failed, total, remainingMs: finished > 0 ? paceMs * (total - finished) : undefined });
  };
  tell();
  return pMap(
    ids,
    async (id): Promise<ItemOutcome> => {
      if (signal.aborted || isSessionOver) return { id, status: "skipped" };
      try {
        await ask(id, signal);
        done += 1;
        tell();
        return { id, status: "done" };
      } catch (error) {
        if (signal.aborted) return { id, status: "skipped" };
        if (!(error instanceof ApiError)) throw error;
        isSessionOver ||= error instanceof SessionExpiredError;
        failed += 1;
        tell();
        return { id, status: "failed", error };
      }
    },
    { concurrency },
  );
}

import {
  ApiError,
  ForbiddenError,
  NetworkError,
  RateLimitedError,
  SessionExpiredError,
} from "../../../lib/api/errors.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";

interface SplitOptions {
  /** One call for some ids; all or none of them. */
  readonly call: (ids: readonly string[], signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly wait: (ms: number) => Promise<void>;
}

const LIMIT_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 120_000;

/**
 * Makes one call for several ids; when Zoom refuses it, halves it until the ids that Zoom refuses stand alone and the
 * others are done. Zoom names no culprit when it refuses a call.
 *
 * A rate limit is waited for here: given up to the caller it would repeat the halves that are done.
 */
export async function callInParts(ids: readonly string[], options: SplitOptions): Promise<readonly ItemOutcome[]> {
  if (options.signal.aborted) return ids.map((id) => ({ id, status: "skipped" }));
  const error = await attempt(ids, options);
  if (!error) return ids.map((id) => ({ id, status: "done" }));
  if (ids.length === 1 || !isWorthSplitting(error)) return ids.map((id) => ({ id, status: "failed", error }));
  const half = Math.ceil(ids.length / 2);
  const first = await callInParts(ids.slice(0, half), options);
  return [...first, ...(await callInParts(ids.slice(half), options))];
}

async function attempt(ids: readonly string[], { call, signal, wait }: SplitOptions): Promise<ApiError | null> {
  for (let count = 1; ; count += 1) {
    try {
      await call(ids, signal);
      return null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isWorthWaiting =
        error instanceof RateLimitedError && error.retryAfterMs <= LONGEST_WAIT_MS && count < LIMIT_ATTEMPTS;
      if (!isWorthWaiting || signal.aborted) return error;
      await wait(error.retryAfterMs);
    }
  }
}

/** A refusal that may be about one of the ids. What refuses the person, or never reached Zoom, is about none. */
function isWorthSplitting(error: ApiError): boolean {
  const isAboutAll =
    error instanceof ForbiddenError ||
    error instanceof NetworkError ||
    error instanceof RateLimitedError ||
    error instanceof SessionExpiredError ||
    error.name === "MissingScopeError" ||
    error.name === "ContractMismatchError";
  return !isAboutAll && error.status >= 400 && error.status < 500;
}

import {
  ApiError,
  ForbiddenError,
  NetworkError,
  RateLimitedError,
  SessionExpiredError,
} from "../../../lib/api/errors.ts";
import { type ItemOutcome, outcomeOfError } from "../../../lib/bulk/run-bulk.ts";

interface Patience {
  readonly signal: AbortSignal;
  readonly wait: (ms: number) => Promise<void>;
}

interface SplitOptions extends Patience {
  /** One call for some ids; all or none of them. */
  readonly call: (ids: readonly string[], signal: AbortSignal) => Promise<void>;
}

interface SendOptions extends Patience {
  /** One call for some ids, whose answer says how each went. */
  readonly send: (ids: readonly string[], signal: AbortSignal) => Promise<readonly ItemOutcome[]>;
}

const LIMIT_ATTEMPTS = 5;
/** Zoom's code for a shared space that is not there, whoever the people are. */
const SPACE_GONE = 5407;
const LONGEST_WAIT_MS = 120_000;

/**
 * Makes one call for several ids; when Zoom refuses it, halves it until the ids that Zoom refuses stand alone and the
 * others are done. Zoom names no culprit when it refuses a call.
 *
 * A rate limit is waited for here: given up to the caller it would repeat the halves that are done.
 */
export function callInParts(
  ids: readonly string[],
  { call, ...patience }: SplitOptions,
): Promise<readonly ItemOutcome[]> {
  const send: SendOptions["send"] = async (some, signal) => {
    await call(some, signal);
    return some.map((id) => ({ id, status: "done" }));
  };
  return sendInParts(ids, { send, ...patience });
}

/** The same for a call that is not all or none: a refusal of the whole is halved, an answer is taken as it is. */
export async function sendInParts(ids: readonly string[], options: SendOptions): Promise<readonly ItemOutcome[]> {
  if (options.signal.aborted) return ids.map((id) => ({ id, status: "skipped" }));
  const result = await attempt(ids, options);
  if (!(result instanceof ApiError)) return result;
  if (ids.length === 1 || !isWorthSplitting(result)) {
    return ids.map((id) => outcomeOfError(id, result));
  }
  const half = Math.ceil(ids.length / 2);
  const first = await sendInParts(ids.slice(0, half), options);
  return [...first, ...(await sendInParts(ids.slice(half), options))];
}

async function attempt(
  ids: readonly string[],
  { send, signal, wait }: SendOptions,
): Promise<readonly ItemOutcome[] | ApiError> {
  for (let count = 1; ; count += 1) {
    try {
      return await send(ids, signal);
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
    error.name === "UnansweredError" ||
    error.name === "NotDoneError" ||
    error.name === "MissingScopeError" ||
    error.name === "ContractMismatchError";
  return !isAboutAll && error.code !== SPACE_GONE && error.status >= 400 && error.status < 500;
}

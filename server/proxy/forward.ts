// Sends a checked request to Zoom: again with a new token, again when Zoom is busy and the operation only reads, on to
// another of the configured hosts when it redirects.
import type { ServerResponse } from "node:http";
import type { Operation } from "../../contract/operation.ts";
import type { Clock } from "../clock.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Access, Grants } from "../oauth/grants.ts";
import { answerHeaders, isTokenRefused, retryAfterMsOf } from "./answer.ts";
import { exchange, type Outcome, type ZoomRequest } from "./exchange.ts";
import type { Candidate, Governor } from "./governor.ts";
import type { Upstream } from "./upstream.ts";
import { waitUnlessClosed } from "./wait.ts";

export interface Forwarding extends Candidate {
  readonly operation: Operation;
  readonly isReading: boolean;
  readonly grantId: string;
  /** With `/v2` and the query. */
  readonly path: string;
  /** Everything but Authorization. */
  readonly headers: readonly string[];
  readonly body: Buffer | null;
  readonly requestId: string;
  readonly res: ServerResponse;
}

/** How it ended; a held answer is still to be written. */
export type Forwarded = {
  readonly outcome: Exclude<Outcome, { kind: "failed" }>;
  readonly attempts: number;
};

export interface ForwardDeps {
  readonly upstream: Upstream;
  readonly governor: Governor;
  readonly grants: Grants;
  readonly clock: Clock;
  readonly ownHeaders: readonly string[];
}

const MOST_ATTEMPTS = 3;
const MOST_REDIRECTS = 3;
const BACKOFF_MS = 250;
const BUSY_MS = 1_000;
const LONGEST_BACKOFF_MS = 3_000;

const timeouts = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);
const isTimeout = (error: Error) => "code" in error && typeof error.code === "string" && timeouts.has(error.code);

const holdAlways = () => true;
const holdUnusual = (status: number) => status >= 300 && status !== 403 && status !== 404 && status < 600;

/**
 * Sends a request whose turn it is.
 *
 * @throws RequestFailure `rate_limited`, `upstream_unreachable`, `upstream_broken_off`, `upstream_timeout`
 * @throws GrantRevoked
 */
export async function forward(given: Forwarding, deps: ForwardDeps): Promise<Forwarded> {
  const { operation, isReading, res } = given;
  const { upstream, governor, grants, clock } = deps;
  let origin = upstream.originOf(operation);
  let path = given.path;
  let renewals = 0;
  let redirects = 0;
  let busy = 0;
  const toBrowser = (headers: Parameters<typeof answerHeaders>[2]) =>
    answerHeaders(deps.ownHeaders, given.requestId, headers);

  let access: Access = grants.cached(given.grantId) ?? (await grants.access(given.grantId));
  for (let attempts = 1; ; attempts++) {
    const pool = upstream.pool(origin);
    if (!pool) throw new Error(`no pool for ${origin}`);
    const request: ZoomRequest = {
      method: operation.method,
      path,
      headers: [...given.headers, "authorization", access.authorization],
      body: given.body,
    };
    const outcome = await exchange({
      pool,
      request,
      res,
      isHeld: isReading ? holdUnusual : holdAlways,
      answerHeaders: toBrowser,
      isCancellable: isReading,
    });

    if (outcome.kind === "abandoned") return { outcome, attempts };
    if (outcome.kind !== "failed") governor.answered(given, outcome.status, outcome.headers);
    if (outcome.kind === "streamed") return { outcome, attempts };
    if (outcome.kind === "failed") {
      const again = isReading && !outcome.isStarted && !isTimeout(outcome.error) && busy + 1 < MOST_ATTEMPTS;
      if (!again) throw upstreamFailure(outcome.error, outcome.isSent && !isReading);
      busy += 1;
      await waitUnlessClosed(backoffMs(busy), res);
      await governor.turn(given);
      continue;
    }
    if (renewals === 0 && isTokenRefused(outcome.status, outcome.headers, outcome.body)) {
      renewals += 1;
      access = await grants.renew(access);
      continue;
    }
    if (outcome.status < 400 && outcome.status >= 300) {
      redirects += 1;
      const next = redirectTarget(outcome.headers.location, `${origin}${path}`, upstream);
      const keepsMethod = operation.method === "GET" || outcome.status === 307 || outcome.status === 308;
      if (!next || !keepsMethod || redirects > MOST_REDIRECTS)
        throw new RequestFailure("upstream_unreachable", "Zoom sent the request somewhere this console does not go.");
      ({ origin, path } = next);
      continue;
    }
    if (isReading && (outcome.status === 429 || outcome.status >= 500) && busy + 1 < MOST_ATTEMPTS) {
      busy += 1;
      const asked = retryAfterMsOf(outcome.headers, clock.nowMs());
      const pauseMs = asked ?? (outcome.status === 429 ? busyMs(operation) : backoffMs(busy));
      if (pauseMs <= LONGEST_BACKOFF_MS) {
        await waitUnlessClosed(pauseMs, res);
        await governor.turn(given);
        continue;
      }
    }
    return { outcome, attempts };
  }
}

const jitterMs = (most: number) => Math.random() * most;
/** Limits per second are over soon; the one of the few resource-intensive operations is per minute. */
const busyMs = ({ rate }: Operation) =>
  rate === "RESOURCE-INTENSIVE" ? Number.POSITIVE_INFINITY : BUSY_MS + jitterMs(BACKOFF_MS);
const backoffMs = (attempt: number) => BACKOFF_MS * 2 ** (attempt - 1) + jitterMs(BACKOFF_MS);

function redirectTarget(location: string | undefined, from: string, upstream: Upstream) {
  if (location === undefined || !URL.canParse(location, from)) return null;
  const url = new URL(location, from);
  // `blob:` has the origin of the address within, and that whole address for its path.
  return url.pathname.startsWith("/") && upstream.pool(url.origin)
    ? { origin: url.origin, path: `${url.pathname}${url.search}` }
    : null;
}

/**
 * What became of a request that Zoom never answered in full.
 *
 * @param isChangeSent Whether it was a change and any of it was sent: then Zoom may have done it.
 */
export function upstreamFailure(error: Error, isChangeSent: boolean): RequestFailure {
  if (isTimeout(error))
    return new RequestFailure("upstream_timeout", "Zoom took too long to answer.", { cause: error });
  return isChangeSent
    ? new RequestFailure("upstream_broken_off", "Zoom broke off before it had answered.", { cause: error })
    : new RequestFailure("upstream_unreachable", "Zoom could not be reached, or broke off.", { cause: error });
}

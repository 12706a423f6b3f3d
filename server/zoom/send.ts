import { operationPath } from "../../contract/match-operation.ts";
import type { Operation } from "../../contract/operation.ts";
import { isReading } from "../../contract/reading.ts";
import type { Clock } from "../clock.ts";
import { wait } from "../wait.ts";
import { isTokenRefused, type KnownHeaders, knownHeaders, retryAfterMsOf } from "./answer.ts";
import type { Answer, CallOptions, Lane, NoAnswer, NoRoom, Streamed, Token, ZoomBody, ZoomCall } from "./call.ts";
import { type Begin, exchange, type Outcome, TooLong } from "./exchange.ts";
import { isTimeout, noAnswer } from "./failure.ts";
import type { Candidate, Governor } from "./governor.ts";
import { type Place, placeOf } from "./redirect.ts";
import type { Upstream } from "./upstream.ts";

export interface SendDeps {
  readonly upstream: Upstream;
  readonly governor: Governor;
  readonly clock: Clock;
}

const MOST_ATTEMPTS = 3;
const MOST_REDIRECTS = 3;
const BACKOFF_MS = 250;
const BUSY_MS = 1_000;
const BUSY_MINUTE_MS = 60_000;
/** Nobody looks on while a job waits, and no limit but the day's is longer than a minute. */
const LONGEST_PAUSE_MS: Record<Lane, number> = { interactive: 3_000, job: 65_000, sync: 65_000 };
const MOST_BYTES = 8_388_608;

/** Answers to reading that may have to be asked for again, or that the log explains. */
const isUnusual = (status: number) => status >= 300 && status !== 404 && status < 600;

type StreamTo = (status: number, headers: KnownHeaders) => ReturnType<Begin>;

/** Sends a call that has its connection; see `Zoom`. */
export async function send(
  call: ZoomCall,
  options: CallOptions,
  begin: null,
  deps: SendDeps,
): Promise<Answer | NoAnswer>;
export async function send(
  call: ZoomCall,
  options: CallOptions,
  begin: StreamTo | null,
  deps: SendDeps,
): Promise<Answer | Streamed | NoAnswer>;
export async function send(
  call: ZoomCall,
  options: CallOptions,
  begin: StreamTo | null,
  { upstream, governor, clock }: SendDeps,
): Promise<Answer | Streamed | NoAnswer> {
  const { operation } = call;
  const { lane, person, signal, mostBytes = MOST_BYTES, mostAttempts = MOST_ATTEMPTS } = options;
  const { tokens, accountId } = options.grant;
  const isRead = isReading(operation);
  const candidate: Candidate = { accountId, person, lane, signal, operation };
  const path = pathOf(call);
  const homeOf = ({ apiOrigin }: Token): Place => ({ origin: upstream.originOf(operation, apiOrigin), path });
  const body = bodyOf(call.body);
  const headers = headersOf(call.body, options.acceptEncoding);

  const admitted = governor.admit(candidate);
  const noTurn = admitted && (await admitted);
  if (noTurn) return noRoom(noTurn, 0);
  if (options.beforeSending) await options.beforeSending();
  const first = tokens.atHand() ?? (await tokenOrFailure(tokens.get(), 0));
  if ("kind" in first) return first;
  let token = first;
  let place = homeOf(token);
  let renewals = 0;
  let redirects = 0;
  let busy = 0;
  let known: KnownHeaders | null = null;
  const beginKnown: Begin | null =
    begin && isRead
      ? (status, wire) => {
          known = knownHeaders(wire);
          return begin(status, known);
        }
      : null;
  for (let attempts = 1; ; attempts++) {
    const pool = upstream.pool(place.origin, token.apiOrigin);
    if (!pool) throw new Error(`no pool for ${place.origin}`);
    const dueInMs = governor.dueInMs(candidate);
    if (dueInMs > 0) await wait(dueInMs);
    governor.sending(candidate);
    const outcome = await exchange({
      pool,
      request: {
        method: operation.method,
        path: place.path,
        headers: [...headers, "authorization", token.authorization],
        body,
      },
      signal: isRead ? signal : null,
      isHeld: isUnusual,
      begin: beginKnown,
      mostBytes,
    });

    if (outcome.kind === "aborted") return { kind: "failed", reason: "aborted", cause: signal?.reason, attempts };
    let pauseMs: number;
    if (outcome.kind === "failed") {
      if (!(isRead && isPassing(outcome) && busy + 1 < mostAttempts))
        return noAnswer(outcome.error, outcome.isSent && !isRead, attempts);
      pauseMs = backoffMs(busy);
    } else {
      const { status } = outcome;
      governor.answered(candidate, status, outcome.headers);
      const answered = { status, headers: known ?? knownHeaders(outcome.headers), attempts };
      if (outcome.kind === "streamed") return { kind: "streamed", ...answered };
      if (renewals === 0 && isTokenRefused(status, outcome)) {
        renewals += 1;
        const renewed = await tokenOrFailure(tokens.renew(token), attempts);
        if (renewed && "kind" in renewed) return renewed;
        if (renewed) {
          token = renewed;
          place = homeOf(token);
          continue;
        }
      }
      if (status >= 300 && status < 400) {
        redirects += 1;
        const next =
          redirects > MOST_REDIRECTS
            ? null
            : nextPlace(operation, outcome, place, (origin) => upstream.pool(origin, token.apiOrigin));
        // These two alone say that what was sent was not looked at; after another a change may have been made.
        if (!next)
          return { kind: "failed", reason: "elsewhere", isMaybeDone: !isRead && !keepsMethod(status), attempts };
        place = next;
        continue;
      }
      pauseMs = pauseBefore(operation, outcome, busy, clock.nowMs());
      const isWorthWhile = mayRepeat(isRead, status, lane) && pauseMs <= LONGEST_PAUSE_MS[lane];
      if (!isWorthWhile || busy + 1 >= mostAttempts) return { kind: "answer", bytes: outcome.bytes, ...answered };
    }
    busy += 1;
    await wait(pauseMs, signal);
    const noTurnAgain = await governor.admit(candidate);
    if (noTurnAgain) return noRoom(noTurnAgain, attempts);
  }
}

const noRoom = (why: NoRoom, attempts: number): NoAnswer => ({
  kind: "failed",
  reason: "no_room",
  noRoom: why,
  attempts,
});

/** Without the question mark when there is nothing to ask. */
function pathOf({ operation, params, query }: ZoomCall): string {
  let pairs = "";
  for (const name in query) pairs += `${pairs === "" ? "?" : "&"}${name}=${encodeURIComponent(String(query[name]))}`;
  return `/v2${operationPath(operation, params)}${pairs}`;
}

const bodyOf = (body: ZoomBody | null): Buffer | null =>
  body && ("bytes" in body ? body.bytes : Buffer.from(JSON.stringify(body.json)));

/** Everything but Authorization. */
function headersOf(body: ZoomBody | null, acceptEncoding: string | undefined): readonly string[] {
  const headers = ["accept", "application/json"];
  if (acceptEncoding !== undefined) headers.push("accept-encoding", acceptEncoding);
  if (body) headers.push("content-type", "bytes" in body ? body.contentType : "application/json");
  return headers;
}

const tokenOrFailure = <T extends Token | null>(getting: Promise<T>, attempts: number): Promise<T | NoAnswer> =>
  getting.catch((cause: unknown) => ({ kind: "failed", reason: "no_token", cause, attempts }));

/** True for what may go better the next time: nothing has been passed on, and nobody has waited for long. */
const isPassing = ({ error, isStarted }: Extract<Outcome, { kind: "failed" }>) =>
  !isStarted && !isTimeout(error) && !(error instanceof TooLong);

const keepsMethod = (status: number) => status === 307 || status === 308;

type Held = Extract<Outcome, { kind: "held" }>;

/** Where a redirect leads; null when that is no host of Zoom's here, or when a change would become something else. */
function nextPlace(
  { method }: Operation,
  { status, headers }: Held,
  from: Place,
  poolOf: (origin: string) => unknown,
): Place | null {
  const { location } = headers;
  const isFollowed = method === "GET" || keepsMethod(status);
  const next = isFollowed && typeof location === "string" ? placeOf(location, `${from.origin}${from.path}`) : null;
  return next && poolOf(next.origin) ? next : null;
}

/** A request that was refused for the number of requests was not done; who waits for a change is rather told. */
const mayRepeat = (isRead: boolean, status: number, lane: Lane) =>
  isRead ? status === 429 || status >= 500 : status === 429 && lane !== "interactive";

function pauseBefore(operation: Operation, { status, headers }: Held, busy: number, nowMs: number): number {
  const askedMs = retryAfterMsOf(headers, nowMs);
  return askedMs === null ? (status === 429 ? busyMs(operation) : backoffMs(busy)) : Math.max(askedMs, BACKOFF_MS);
}

const jitterMs = (most: number) => Math.random() * most;
/** Limits per second are over soon; the one of the few resource-intensive operations is per minute. */
const busyMs = ({ rate }: Operation) =>
  rate === "RESOURCE-INTENSIVE" ? BUSY_MINUTE_MS : BUSY_MS + jitterMs(BACKOFF_MS);
const backoffMs = (before: number) => BACKOFF_MS * 2 ** before + jitterMs(BACKOFF_MS);

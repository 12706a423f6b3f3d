// `/api/zoom/{me|account}/…`: the steps of a request in order; the first that refuses ends it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { PERSON_HEADER } from "../../contract/bff.ts";
import { matchOperation, operationPath } from "../../contract/match-operation.ts";
import type { Operation } from "../../contract/operation.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { type GrantDeps, grantToUse } from "../access/grant-to-use.ts";
import { isReading } from "../access/table.ts";
import type { Audit, Mutation } from "../audit/audit.ts";
import type { Log } from "../log.ts";
import { RequestFailure, sendFailure, toFailure } from "../middleware/bff-error.ts";
import { mayChange, mayRead } from "../middleware/own-pages.ts";
import { nextRequestId } from "../middleware/request-id.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import { answerHeaders, trackingIdOf, zoomCodeOf } from "./answer.ts";
import type { Capacity } from "./capacity.ts";
import { type ForwardDeps, type Forwarded, type Forwarding, forward } from "./forward.ts";
import { checkedQuery } from "./query.ts";
import type { Refusals } from "./refusals.ts";
import { expectBody, hasBody, type RequestBody, readBody } from "./request-body.ts";
import { readTarget, type Target } from "./target.ts";
import { BrowserGone } from "./wait.ts";

export interface ProxyDeps extends ForwardDeps, GrantDeps, RequestSessionDeps {
  readonly audit: Audit;
  readonly capacity: Capacity;
  readonly refusals: Refusals;
  readonly log: Log;
  readonly publicUrl: string;
}

type Row = Operation & { readonly id: OperationId };
type Handler = (req: IncomingMessage, res: ServerResponse, url: string) => Promise<void>;

const readingIds: ReadonlySet<OperationId> = new Set(
  operations.filter((operation: Row) => isReading(operation)).map(({ id }) => id),
);

/** What the log line of a request says; filled in on the way. */
interface Trail {
  readonly requestId: string;
  readonly method: string;
  connection?: string;
  operationId?: OperationId;
  userId?: string;
  status?: number;
  durationMs: number;
  trackingId?: string;
  attempts?: number;
}

export function createProxy(deps: ProxyDeps): Handler {
  const { log } = deps;

  const refuse = (res: ServerResponse, trail: Trail, error: unknown) => {
    if (error instanceof BrowserGone) return;
    const failure = toFailure(error);
    if (failure.code === "internal") log.error({ requestId: trail.requestId, err: error }, "a proxied request failed");
    else if (failure.cause !== undefined)
      log.warn({ requestId: trail.requestId, code: failure.code, err: failure.cause }, "a proxied request failed");
    // The answer had begun: breaking it off is the only way left to tell.
    if (res.headersSent) res.destroy();
    else trail.status = sendFailure(res, failure, trail.requestId, deps.ownHeaders);
    const isSenders = trail.status !== undefined && trail.status >= 400 && trail.status < 500;
    if (isSenders && trail.userId !== undefined) deps.refusals.count(trail.userId);
  };

  return async (req, res, url) => {
    const startedAt = performance.now();
    const trail: Trail = { requestId: nextRequestId(), method: req.method ?? "", durationMs: 0 };
    try {
      await serve(deps, req, res, url, trail);
    } catch (error) {
      refuse(res, trail, error);
    }
    trail.durationMs = since(startedAt);
    log.info(trail, "zoom");
  };
}

const since = (startedAt: number) => Math.round((performance.now() - startedAt) * 10) / 10;

async function serve(
  deps: ProxyDeps,
  req: IncomingMessage,
  res: ServerResponse,
  url: string,
  trail: Trail,
): Promise<void> {
  checkOrigin(deps, req);
  const session = await requestSession(deps, { headers: req.headers });
  trail.userId = session.userId;
  deps.refusals.check(session.userId);
  if (req.headers[PERSON_HEADER] === undefined) res.setHeader(PERSON_HEADER, session.userId);

  const target = readTarget(url);
  const match = target && matchOperation(trail.method, target.path);
  if (!target || !match) throw new RequestFailure("unknown_operation", "The Zoom API has no such operation.");
  const { operation, params } = match;
  trail.connection = target.connection;
  trail.operationId = operation.id;

  const grant = await grantToUse(deps, session, target.connection, operation);
  checkUserId(target, operation, params);
  const query = checkedQuery(operation.query, target.query);
  const isReading = readingIds.has(operation.id);
  const { userId } = session;

  const answer = async (body: RequestBody | null): Promise<void> => {
    const forwarding: Forwarding = {
      operation,
      isReading,
      grantId: grant.grantId,
      accountId: grant.accountId,
      userId,
      path: `/v2${operationPath(operation, params)}${query}`,
      headers: requestHeaders(req, isReading, body?.contentType),
      body: body?.bytes ?? null,
      requestId: trail.requestId,
      res,
    };
    const { outcome, attempts } = await deps.capacity.places.whileTaken({ userId, amount: 1, res }, async () => {
      // Before the audit row: what is refused here was not done.
      await deps.governor.turn(forwarding);
      if (isReading) return forward(forwarding, deps);
      const { requestId } = trail;
      const { connection } = target;
      return forwardAudited(forwarding, deps, {
        requestId,
        session,
        connection,
        operationId: operation.id,
        params,
        query,
        body,
      });
    });
    trail.attempts = attempts;
    if (outcome.kind === "abandoned") return;
    trail.status = outcome.status;
    const trackingId = trackingIdOf(outcome.headers);
    if (trackingId !== undefined) trail.trackingId = trackingId;
    if (outcome.kind === "streamed") return;
    res.writeHead(outcome.status, answerHeaders(deps.ownHeaders, trail.requestId, outcome.headers));
    res.end(outcome.body);
  };
  if (!hasBody(req)) return answer(null);
  const expected = expectBody(req, operation);
  await deps.capacity.bodies.whileTaken({ userId, amount: expected.mostBytes, res }, async () =>
    answer(await readBody(req, expected)),
  );
}

/** Sends a change to Zoom between the two halves of its audit row. */
async function forwardAudited(forwarding: Forwarding, deps: ProxyDeps, mutation: Mutation): Promise<Forwarded> {
  const { requestId } = mutation;
  await deps.audit.begin(mutation);
  const startedAt = performance.now();
  const complete = (status: number, zoomCode: string | null, trackingId: string | undefined) =>
    // The change has happened, so a row that cannot be completed must not turn its answer into a failure.
    deps.audit
      .complete(requestId, { status, zoomCode, trackingId, durationMs: since(startedAt) })
      .catch((error: unknown) => {
        deps.log.error({ requestId, status, err: error }, "an audit row could not be completed");
      });
  try {
    const forwarded = await forward(forwarding, deps);
    const { outcome } = forwarded;
    if (outcome.kind === "held")
      await complete(outcome.status, zoomCodeOf(outcome.headers, outcome.body), trackingIdOf(outcome.headers));
    return forwarded;
  } catch (error) {
    // 0: no answer came, so whether Zoom did it is not known, or it was never sent.
    await complete(0, error instanceof BrowserGone ? "abandoned" : toFailure(error).code, undefined);
    throw error;
  }
}

function checkOrigin({ publicUrl }: ProxyDeps, req: IncomingMessage): void {
  const isOwn = req.method === "GET" ? mayRead(req.headers) : mayChange(req.headers, publicUrl);
  if (!isOwn) throw new RequestFailure("forbidden_origin", "The request did not come from the console's own pages.");
}

/** An app that acts for one person says `me`; one that acts for the account names someone. */
function checkUserId({ connection }: Target, operation: Row, params: Readonly<Record<string, string>>): void {
  const { userId } = params;
  if (userId === undefined) return;
  if (connection === "account" && userId === "me")
    throw new RequestFailure("invalid_request", "The account connection acts for nobody: name a user instead of me.");
  if (connection === "me" && operation.isMePath && userId !== "me")
    throw new RequestFailure("invalid_request", "Your own connection acts for you only: say me instead of a user id.");
}

function requestHeaders(req: IncomingMessage, isReading: boolean, contentType: string | undefined): readonly string[] {
  const headers = ["accept", "application/json"];
  const encodings = req.headers["accept-encoding"];
  // Answers to changes are read here, so they come as they are.
  if (isReading && typeof encodings === "string") headers.push("accept-encoding", encodings);
  if (contentType !== undefined) headers.push("content-type", contentType);
  return headers;
}

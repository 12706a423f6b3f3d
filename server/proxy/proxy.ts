// `/api/zoom/{me|account}/…`: the steps of a request in order; the first that refuses ends it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { matchOperation, operationPath } from "../../contract/match-operation.ts";
import type { Operation } from "../../contract/operation.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import type { Standings } from "../access/standings.ts";
import { isOpenThroughAccount, isOpenThroughMe, isReading } from "../access/table.ts";
import type { Audit } from "../audit/audit.ts";
import type { Log } from "../log.ts";
import { RequestFailure, sendFailure, toFailure } from "../middleware/bff-error.ts";
import { mayChange, mayRead } from "../middleware/own-pages.ts";
import { nextRequestId } from "../middleware/request-id.ts";
import { readCookie } from "../session/cookie.ts";
import type { Session } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";
import { answerHeaders, trackingIdOf, zoomCodeOf } from "./answer.ts";
import { type ForwardDeps, forward } from "./forward.ts";
import { checkedQuery } from "./query.ts";
import { readBody } from "./request-body.ts";
import { readTarget, type Target } from "./target.ts";
import { BrowserGone } from "./wait.ts";

export interface ProxyDeps extends ForwardDeps {
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly log: Log;
  readonly publicUrl: string;
  readonly cookieName: string;
  readonly userGrantId: (userId: string) => string;
  readonly account: {
    readonly grantId: string;
    readonly accountId: string;
    readonly standings: Standings;
  } | null;
}

type Row = Operation & { readonly id: OperationId };
type Handler = (req: IncomingMessage, res: ServerResponse, url: string) => void;

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
  };

  return (req, res, url) => {
    const startedAt = performance.now();
    const trail: Trail = { requestId: nextRequestId(), method: req.method ?? "" };
    serve(deps, req, res, url, trail, startedAt)
      .catch((error: unknown) => refuse(res, trail, error))
      .finally(() => {
        const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
        log.info({ ...trail, durationMs }, "zoom");
      });
  };
}

async function serve(
  deps: ProxyDeps,
  req: IncomingMessage,
  res: ServerResponse,
  url: string,
  trail: Trail,
  startedAt: number,
): Promise<void> {
  checkOrigin(deps, req);
  const session = await currentSession(deps, req);
  trail.userId = session.userId;

  const target = readTarget(url);
  const match = target && matchOperation(trail.method, target.path);
  if (!target || !match) throw new RequestFailure("unknown_operation", "The Zoom API has no such operation.");
  const { operation, params } = match;
  trail.connection = target.connection;
  trail.operationId = operation.id;

  const grant = await grantFor(deps, session, target, operation);
  checkUserId(target, operation, params);
  const query = checkedQuery(operation.query, target.query);
  const body = await readBody(req, operation);

  const mutates = !readingIds.has(operation.id);
  if (mutates) {
    const { requestId } = trail;
    const { connection } = target;
    await deps.audit.begin({ requestId, session, connection, operationId: operation.id, params, query, body });
  }
  const complete = (status: number, zoomCode: string | null, trackingId: string | undefined) =>
    mutates
      ? completeAudit(deps, trail.requestId, {
          status,
          zoomCode,
          trackingId,
          durationMs: performance.now() - startedAt,
        })
      : undefined;

  const sending = forward(
    {
      operation,
      isReading: !mutates,
      ...grant,
      path: `/v2${operationPath(operation, params)}${query}`,
      headers: requestHeaders(req, mutates, body?.contentType),
      body: body?.bytes ?? null,
      requestId: trail.requestId,
      res,
    },
    deps,
  );
  const { outcome, attempts } = await sending.catch(async (error: unknown) => {
    // 0: no answer came, so whether Zoom did it is not known, or it was never sent.
    await complete(0, error instanceof BrowserGone ? "abandoned" : toFailure(error).code, undefined);
    throw error;
  });
  trail.attempts = attempts;
  if (outcome.kind === "abandoned") return;
  trail.status = outcome.status;
  const trackingId = trackingIdOf(outcome.headers);
  if (trackingId !== undefined) trail.trackingId = trackingId;
  if (outcome.kind === "streamed") return;
  await complete(outcome.status, zoomCodeOf(outcome.headers, outcome.body), trackingId);
  res.writeHead(outcome.status, answerHeaders(deps.ownHeaders, trail.requestId, outcome.headers));
  res.end(outcome.body);
}

function checkOrigin({ publicUrl }: ProxyDeps, req: IncomingMessage): void {
  const isOwn = req.method === "GET" ? mayRead(req.headers) : mayChange(req.headers, publicUrl);
  if (!isOwn) throw new RequestFailure("forbidden_origin", "The request did not come from the console's own pages.");
}

async function currentSession({ sessions, cookieName }: ProxyDeps, req: IncomingMessage): Promise<Session> {
  const id = readCookie(req.headers.cookie, cookieName);
  const session = id === undefined ? null : (sessions.cached(id) ?? (await sessions.find(id)));
  if (!session) throw new RequestFailure("session_required", "Your session has ended. Sign in again.");
  return session;
}

/** The grant that carries the operation, when the person may use it so. */
async function grantFor(deps: ProxyDeps, session: Session, target: Target, operation: Row) {
  if (target.connection === "me") {
    if (!isOpenThroughMe(operation.id))
      throw new RequestFailure("forbidden_role", "Zoom offers this operation to account-level apps only.");
    return { grantId: deps.userGrantId(session.userId), accountId: session.accountId };
  }
  const { account } = deps;
  if (!account) throw new RequestFailure("forbidden_role", "This console has no account connection.");
  const standing = account.standings.cached(session.userId) ?? (await account.standings.of(session.userId));
  if (!isOpenThroughAccount(operation.id, standing))
    throw new RequestFailure("forbidden_role", "Your Zoom role does not allow this through the account connection.");
  return { grantId: account.grantId, accountId: account.accountId };
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

function requestHeaders(req: IncomingMessage, mutates: boolean, contentType: string | undefined): readonly string[] {
  const headers = ["accept", "application/json"];
  const encodings = req.headers["accept-encoding"];
  // Answers to changes are read here, so they come as they are.
  if (!mutates && typeof encodings === "string") headers.push("accept-encoding", encodings);
  if (contentType !== undefined) headers.push("content-type", contentType);
  return headers;
}

/** The change has happened, so a row that cannot be completed must not turn its answer into a failure. */
async function completeAudit(deps: ProxyDeps, requestId: string, result: Parameters<Audit["complete"]>[1]) {
  try {
    await deps.audit.complete(requestId, result);
  } catch (error) {
    deps.log.error({ requestId, status: result.status, err: error }, "an audit row could not be completed");
  }
}

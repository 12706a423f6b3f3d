// `/api/zoom/{me|account}/…`: the steps of a request in order; the first that refuses ends it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { PERSON_HEADER } from "../../contract/bff.ts";
import { matchOperation } from "../../contract/match-operation.ts";
import type { Operation } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import { type GrantDeps, grantToUse } from "../access/grant-to-use.ts";
import type { Audit, Mutation } from "../audit/audit.ts";
import type { Log } from "../log.ts";
import { RequestFailure, sendFailure, toFailure } from "../middleware/bff-error.ts";
import { BrowserGone, BrowserSignal } from "../middleware/browser-gone.ts";
import { mayChange, mayRead } from "../middleware/own-pages.ts";
import { nextRequestId } from "../middleware/request-id.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import { type KnownHeaders, trackingIdOf, zoomCodeOf } from "../zoom/answer.ts";
import type { Answer, CallOptions, NoAnswer, Streamed, ZoomCall } from "../zoom/call.ts";
import type { Zoom } from "../zoom/client.ts";
import { answerHeaders } from "./answer-headers.ts";
import type { BodyRoom } from "./body-room.ts";
import { checkedQuery } from "./query.ts";
import type { Refusals } from "./refusals.ts";
import { expectBody, hasBody, type RequestBody, readBody } from "./request-body.ts";
import { readTarget, type Target } from "./target.ts";

export interface ProxyDeps extends GrantDeps, RequestSessionDeps {
  readonly zoom: Zoom;
  readonly audit: Audit;
  readonly bodyRoom: BodyRoom;
  readonly refusals: Refusals;
  readonly log: Log;
  readonly publicUrl: string;
  readonly ownHeaders: readonly string[];
}

type Row = Operation & { readonly id: OperationId };
type Handler = (req: IncomingMessage, res: ServerResponse, url: string) => Promise<void>;

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
  const person = session.userId;
  const lane = "interactive";
  const signal = new BrowserSignal(res);

  const answer = async (body: RequestBody | null): Promise<void> => {
    const call: ZoomCall = { operation, params, query, body };
    const write = (status: number, headers: KnownHeaders) =>
      res.writeHead(status, answerHeaders(deps.ownHeaders, trail.requestId, headers));
    let result: Answer | Streamed | NoAnswer;
    if (isReading(operation)) {
      const acceptEncoding = req.headers["accept-encoding"];
      const encoding = typeof acceptEncoding === "string" ? acceptEncoding : undefined;
      result = await deps.zoom.stream(call, { person, lane, signal, grant, acceptEncoding: encoding }, write);
    } else {
      const { requestId } = trail;
      const { connection } = target;
      const { id: operationId } = operation;
      const mutation: Mutation = { requestId, session, connection, operationId, params, query, body };
      result = await callAudited(deps, call, { person, lane, signal, grant }, mutation);
    }
    trail.attempts = result.attempts;
    if (result.kind === "failed") throw zoomFailure(result);
    trail.status = result.status;
    const trackingId = trackingIdOf(result.headers);
    if (trackingId !== undefined) trail.trackingId = trackingId;
    if (result.kind === "answer") write(result.status, result.headers).end(result.bytes);
  };
  if (!hasBody(req)) return answer(null);
  const expected = expectBody(req, operation);
  await deps.bodyRoom.whileTaken({ person, lane, signal }, expected.mostBytes, async () =>
    answer(await readBody(req, expected)),
  );
}

/** Sends a change to Zoom between the two halves of its audit row. */
async function callAudited(
  { zoom, audit, log }: ProxyDeps,
  call: ZoomCall,
  options: CallOptions,
  mutation: Mutation,
): Promise<Answer | NoAnswer> {
  const { requestId } = mutation;
  let startedAt: number | null = null;
  const complete = (status: number, zoomCode: string | null, trackingId?: string) =>
    // The change has happened, so a row that cannot be completed must not turn its answer into a failure.
    audit
      .complete(requestId, { status, zoomCode, trackingId, durationMs: since(startedAt ?? 0) })
      .catch((error: unknown) => {
        log.error({ requestId, status, err: error }, "an audit row could not be completed");
      });
  const result = await zoom.call(call, {
    ...options,
    // What is refused before its turn was not done.
    beforeSending: async () => {
      await audit.begin(mutation);
      startedAt = performance.now();
    },
  });
  if (startedAt === null) return result;
  if (result.kind === "answer") await complete(result.status, zoomCodeOf(result), trackingIdOf(result.headers));
  // 0: no answer came, so whether Zoom did it is not known, or it was never sent.
  else await complete(0, result.reason === "aborted" ? "abandoned" : toFailure(zoomFailure(result)).code);
  return result;
}

function checkOrigin({ publicUrl }: ProxyDeps, req: IncomingMessage): void {
  const isOwn = req.method === "GET" ? mayRead(req.headers) : mayChange(req.headers, publicUrl);
  if (!isOwn) throw new RequestFailure("forbidden_origin", "The request did not come from the console’s own pages.");
}

/** An app that acts for one person says `me`; one that acts for the account names someone. */
function checkUserId({ connection }: Target, operation: Row, params: Readonly<Record<string, string>>): void {
  const { userId } = params;
  if (userId === undefined) return;
  if (connection === "account" && userId === "me")
    throw new RequestFailure(
      "invalid_request",
      "The account connection does not act for a person: use a user ID instead of “me”.",
    );
  if (connection === "me" && operation.isMePath && userId !== "me")
    throw new RequestFailure(
      "invalid_request",
      "Your own connection acts only for you: use “me” instead of a user ID.",
    );
}

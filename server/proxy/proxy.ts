// `/api/zoom/{me|account}/…`: the steps of a request in order; the first that refuses ends it. It carries what reads and
// nothing else: whatever changes something is planned, noted, checked and can be undone, under `/api/changes`.
import type { IncomingMessage, ServerResponse } from "node:http";
import { type ConnectionName, PERSON_HEADER } from "../../contract/bff.ts";
import { matchOperation } from "../../contract/match-operation.ts";
import type { Operation } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import { type GrantDeps, grantToUse } from "../access/permit.ts";
import type { Audit } from "../audit/audit.ts";
import { recordedRefusal } from "../audit/recorded-refusal.ts";
import type { Log } from "../log.ts";
import { addressOf } from "../middleware/address.ts";
import { RequestFailure, sendFailure, toFailure } from "../middleware/bff-error.ts";
import { BrowserGone, BrowserSignal } from "../middleware/browser-gone.ts";
import { mayChange, mayRead } from "../middleware/own-pages.ts";
import { nextRequestId } from "../middleware/request-id.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import type { Session } from "../session/session.ts";
import { type KnownHeaders, trackingIdOf } from "../zoom/answer.ts";
import type { Zoom } from "../zoom/client.ts";
import { answerHeaders } from "./answer-headers.ts";
import type { BodyRoom } from "./body-room.ts";
import { checkedQuery } from "./query.ts";
import type { Refusals } from "./refusals.ts";
import { expectJson, hasBody, type RequestBody, readBody } from "./request-body.ts";
import { readTarget, type Target } from "./target.ts";

export interface ProxyDeps extends GrantDeps, RequestSessionDeps {
  readonly zoom: Zoom;
  readonly audit: Pick<Audit, "refuse">;
  readonly bodyRoom: BodyRoom;
  readonly refusals: Refusals;
  readonly log: Log;
  readonly publicUrl: string;
  readonly trustedProxies: number;
  readonly ownHeaders: readonly string[];
}

/** Of what reads, only a search has a body. */
const MOST_BODY_BYTES = 65_536;

type Row = Operation & { readonly id: OperationId };
type Handler = (req: IncomingMessage, res: ServerResponse, url: string) => Promise<void>;

/** Whose request it is, once that is known. */
interface Asker {
  session?: Session;
}

/** What the log line of a request says; filled in on the way. */
interface Trail {
  readonly requestId: string;
  readonly method: string;
  connection?: ConnectionName;
  operationId?: OperationId;
  userId?: string;
  status?: number;
  durationMs: number;
  trackingId?: string;
  attempts?: number;
}

export function createProxy(deps: ProxyDeps): Handler {
  const { log } = deps;

  const refuse = (req: IncomingMessage, res: ServerResponse, trail: Trail, { session }: Asker, error: unknown) => {
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
    const refused = recordedRefusal(failure, { session, address: addressOf(req, deps.trustedProxies) });
    if (refused)
      deps.audit.refuse({
        ...refused,
        requestId: trail.requestId,
        operation: trail.operationId ?? "",
        connection: trail.connection,
      });
  };

  return async (req, res, url) => {
    const startedAt = performance.now();
    const trail: Trail = { requestId: nextRequestId(), method: req.method ?? "", durationMs: 0 };
    const asker: Asker = {};
    try {
      await serve(deps, req, res, url, trail, asker);
    } catch (error) {
      refuse(req, res, trail, asker, error);
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
  asker: Asker,
): Promise<void> {
  checkOrigin(deps, req);
  const session = await requestSession(deps, { headers: req.headers });
  asker.session = session;
  trail.userId = session.userId;
  deps.refusals.check(session.userId);
  if (req.headers[PERSON_HEADER] === undefined) res.setHeader(PERSON_HEADER, session.userId);

  const target = readTarget(url);
  const match = target && matchOperation(trail.method, target.path);
  if (!target || !match) throw new RequestFailure("unknown_operation", "The Zoom API has no such operation.");
  const { operation, params } = match;
  trail.connection = target.connection;
  trail.operationId = operation.id;

  if (!isReading(operation))
    throw new RequestFailure("reads_only", "Nothing is changed this way: changes are made under /api/changes.");
  const query = checkedQuery(operation.query, target.query);
  const grant = await grantToUse(deps, session, target.connection, { operation, params, query });
  checkUserId(target, operation, params);
  const asking = { person: session.userId, lane: "interactive", signal: new BrowserSignal(res) } as const;
  const acceptEncoding = req.headers["accept-encoding"];

  const answer = async (body: RequestBody | null): Promise<void> => {
    const write = (status: number, headers: KnownHeaders) =>
      res.writeHead(status, answerHeaders(deps.ownHeaders, trail.requestId, headers));
    const result = await deps.zoom.stream(
      { operation, params, query, body },
      { ...asking, grant, acceptEncoding },
      write,
    );
    trail.attempts = result.attempts;
    if (result.kind === "failed") throw zoomFailure(result);
    trail.status = result.status;
    const trackingId = trackingIdOf(result.headers);
    if (trackingId !== undefined) trail.trackingId = trackingId;
    if (result.kind === "answer") write(result.status, result.headers).end(result.bytes);
  };
  if (!hasBody(req)) return answer(null);
  if (operation.body !== "json") throw new RequestFailure("invalid_request", "The operation takes no body.");
  const expected = expectJson(req, MOST_BODY_BYTES);
  await deps.bodyRoom.whileTaken(asking, expected.mostBytes, async () => answer(await readBody(req, expected)));
}

function checkOrigin({ publicUrl }: ProxyDeps, req: IncomingMessage): void {
  const isOwn = req.method === "GET" ? mayRead(req.headers) : mayChange(req.headers, publicUrl);
  if (!isOwn) throw new RequestFailure("forbidden_origin", "The request did not come from the console’s own pages.");
}

/**
 * The `me` rule: an app that acts for one person says `me`, and is refused for any ID, that person's own too; one that acts
 * for the account names someone.
 *
 * @throws RequestFailure `me_rule`
 */
function checkUserId({ connection }: Target, operation: Row, params: Readonly<Record<string, string>>): void {
  const { userId } = params;
  if (userId === undefined) return;
  if (connection === "account" && userId === "me")
    throw new RequestFailure(
      "me_rule",
      "The account connection acts for nobody in particular, so “me” is no one there. Name the person by ID or address, or use your own connection.",
    );
  if (connection === "me" && operation.isMePath && userId !== "me")
    throw new RequestFailure(
      "me_rule",
      "Your own connection acts for you alone, and Zoom takes nobody’s ID through it, not even yours: it has to say “me”. Use the account connection for other people.",
    );
}

import { matchOperation, type OperationMatch } from "../../contract/match-operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { schemasOf } from "../../contract/schemas.ts";
import type { Clock } from "../clock.ts";
import type { Form } from "../files/read-form.ts";
import type { LimitVerdict } from "../limits/limiter.ts";
import { type Answer, type Handler, type OperationContext, ZoomError } from "../operations/operation.ts";
import { asRefusal } from "../operations/unreadable.ts";
import type { Change } from "../persistence/change.ts";
import type { World } from "../world.ts";
import { actorOf } from "./actor.ts";
import type { AnswerValidator } from "./answer-validation.ts";
import { authenticate } from "./bearer.ts";
import type { Received } from "./received.ts";
import { type Content, jsonReply, type Reply } from "./reply.ts";
import { requestCursor } from "./request-cursor.ts";
import { checkBody, checkQuery } from "./request-validation.ts";
import { checkScopes } from "./scopes.ts";

const OCTET_STREAM = "application/octet-stream";

/** What stands behind `/v2`. */
export interface Api {
  readonly world: World;
  readonly clock: Clock;
  readonly handlers: Partial<Record<OperationId, Handler>>;
  readonly validator: AnswerValidator;
  /** Records a failure of the sandbox itself, which the client sees as a 500. */
  fail(message: string): void;
  /** Keeps what changes the company, for a later start. */
  record(change: Change): void;
}

/** The operation that a method and a path on the wire name, or null. */
export function matchApi(method: string, path: string): OperationMatch | null {
  return path.startsWith("/v2/") ? matchOperation(method, path.slice("/v2".length)) : null;
}

/** Answers one request to the API: token, operation, limit, scopes, person, query, body, cursor, handler, answer. */
export function answerApi(request: Received, api: Api): Reply {
  const { world, clock } = api;
  const nowMs = clock.nowMs();
  let limitHeaders: LimitVerdict["headers"] = {};
  world.store.agenda.run(nowMs);
  try {
    const bearer = authenticate(request.headers.authorization, request.match?.operation.id ?? null, world, clock);
    request.entry.clientId = bearer.caller.clientId;
    request.entry.userId = bearer.caller.user.id;
    const { match } = request;
    if (!match) throw new ZoomError(404, 2300, "This API endpoint is not recognized.");
    const verdict = world.limiter.take(match.operation.rate);
    limitHeaders = verdict.headers;
    if (verdict.refusal !== null) return refuseByLimit(verdict.refusal, limitHeaders);
    if (!world.uploads.take(match.operation, request.address)) return refuseByLimit("burst", limitHeaders);
    checkScopes(match.operation, bearer.grant);
    const actor = actorOf(match, bearer, world.store);
    const handler = api.handlers[match.operation.id];
    if (!handler) return notPlayed(match, limitHeaders);
    const query = checkQuery(match.operation.id, new URLSearchParams(request.search));
    const body = bodyOf(request, match);
    const form = formOf(request, match);
    const context: OperationContext = {
      ...match,
      query,
      body,
      form,
      caller: bearer.caller,
      actor,
      store: world.store,
      nowMs,
      cursor: requestCursor(match, bearer.caller.user.id, query, body, world.cursors),
    };
    return answerByHandler(handler, context, limitHeaders, api);
  } catch (error) {
    if (error instanceof ZoomError) return errorReply(error, limitHeaders);
    throw error;
  }
}

function bodyOf({ body, headers }: Received, { operation }: OperationMatch): unknown {
  if (operation.body !== "json") return undefined;
  if (body !== "" && !/^application\/json\b/i.test(headers["content-type"] ?? ""))
    throw new ZoomError(400, 300, "Unsupported Content Type");
  return checkBody(operation.id, body);
}

/** @throws ZoomError 400/300 when the body is no form. */
function formOf({ form: reading }: Received, { operation }: OperationMatch): Form | null {
  if (operation.body !== "multipart") return null;
  if (!reading?.form) throw new ZoomError(400, 300, reading?.problem ?? "Unsupported Content Type");
  return reading.form;
}

function answerByHandler(
  handler: Handler,
  context: OperationContext,
  headers: Readonly<Record<string, string>>,
  api: Api,
): Reply {
  const { validator, fail } = api;
  const { operation } = context;
  const broken = (what: string): Reply => {
    fail(`${operation.id}: ${what}`);
    return jsonReply(500, { code: 500, message: `The sandbox failed on ${operation.id}: ${what}` }, headers);
  };
  try {
    const { status, body, content } = handle(handler, context, api);
    if (content) {
      const misfit = contentMisfit(operation, status);
      return misfit === null ? contentReply(status, content, headers) : broken(misfit);
    }
    const text = body === undefined ? undefined : JSON.stringify(body);
    const misfit = validator.misfit(operation, status, text);
    if (misfit !== null) return broken(`the answer does not fit the contract: ${misfit}`);
    if (text === undefined) return { status, headers };
    return { status, headers: { "Content-Type": "application/json;charset=UTF-8", ...headers }, body: text };
  } catch (error) {
    if (!(error instanceof ZoomError))
      return broken(error instanceof Error ? (error.stack ?? error.message) : `${error}`);
    const misfit = validator.errorMisfit(operation, error);
    return misfit === null ? errorReply(error, headers) : broken(misfit);
  }
}

/** Reading changes nothing, and a search is a reading too. */
const isReading = ({ operation }: OperationContext) =>
  operation.method === "GET" || operation.id === "searchUsersOrAccountsChannels";

function answered(handler: Handler, context: OperationContext): Answer {
  try {
    return handler(context);
  } catch (error) {
    throw asRefusal(error, context.operation.id);
  }
}

/** Lets the handler act, and records that it did, whatever came of it. */
function handle(handler: Handler, context: OperationContext, { record }: Api): Answer {
  if (isReading(context)) return answered(handler, context);
  const { operation, params, query, body, form, caller, actor, nowMs } = context;
  let status = 500;
  try {
    const answer = answered(handler, context);
    status = answer.status;
    return answer;
  } catch (error) {
    if (error instanceof ZoomError) status = error.status;
    throw error;
  } finally {
    record({
      kind: "operation",
      atMs: nowMs,
      id: operation.id,
      params,
      query,
      ...(body !== undefined && { body }),
      ...(form && { form: { ...form, fields: { ...form.fields }, files: [...form.files] } }),
      clientId: caller.clientId,
      callerId: caller.user.id,
      actorId: actor.id,
      isAccountLevel: caller.isAccountLevel,
      status,
    });
  }
}

function contentMisfit({ id }: OperationMatch["operation"], status: number): string | null {
  const type = schemasOf(id).responses[status]?.type;
  return type === OCTET_STREAM ? null : `the contract answers ${status} with ${type ?? "nothing"}, not with bytes`;
}

function contentReply(
  status: number,
  { fileName, ...content }: Content & { fileName: string },
  headers: Readonly<Record<string, string>>,
): Reply {
  const disposition = `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"`;
  return { status, headers: { "Content-Type": OCTET_STREAM, "Content-Disposition": disposition, ...headers }, content };
}

function errorReply({ status, code, message, errors }: ZoomError, headers: Readonly<Record<string, string>>): Reply {
  return jsonReply(status, { code, message, ...(errors && { errors }) }, headers);
}

export function refuseByLimit(refusal: "burst" | "daily", headers: Readonly<Record<string, string>>): Reply {
  const message =
    refusal === "daily"
      ? "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request."
      : "You have reached the maximum per-second rate limit for this API. Try again later.";
  return jsonReply(429, { code: 429, message }, headers);
}

/** Nothing of Zoom's: an honest word about the sandbox. */
function notPlayed({ operation }: OperationMatch, headers: Readonly<Record<string, string>>): Reply {
  const what = `${operation.id} (${operation.method} ${operation.path})`;
  return jsonReply(501, { code: 501, message: `The sandbox does not play ${what} yet.` }, headers);
}

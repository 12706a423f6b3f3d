// From a request on the wire to its answer: the log, the faults, and which part of the sandbox answers.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { OperationMatch } from "../../contract/match-operation.ts";
import { answerChatbot, isChatbotPath } from "../chatbot/routes.ts";
import { faultReply } from "../control/fault-reply.ts";
import type { Fault } from "../control/faults.ts";
import { controlRefusal } from "../control/loopback.ts";
import { answerControl, type Controls } from "../control/routes.ts";
import type { ContentFolder } from "../files/content-folder.ts";
import { answerDownload } from "../files/download.ts";
import { type FormReading, readForm } from "../files/read-form.ts";
import { answerOAuth } from "../oauth/routes.ts";
import { codeIn, tellAnswered } from "./answered.ts";
import { type Api, answerApi, matchApi } from "./api.ts";
import { drop, pause, readBody, send, sendCutOff } from "./exchange.ts";
import type { Received } from "./received.ts";
import { jsonReply, type Reply } from "./reply.ts";
import type { RequestEntry } from "./request-log.ts";
import { newTrackingId } from "./tracking-id.ts";

export interface Listening {
  /** The API with the world of this moment. */
  readonly api: () => Api;
  readonly controls: Controls;
  /** Where clients reach the sandbox when they name no host. */
  readonly url: () => string;
  /** Which of Zoom's hosts this listener plays. */
  readonly host: "main" | "file";
  readonly folder: ContentFolder;
  readonly closing: AbortSignal;
  /** What tokens tell of where the API is; null for the host they were asked of. */
  readonly apiUrl: string | null;
}

interface Target {
  readonly method: string;
  readonly path: string;
  readonly search: string;
}

export function createListener(listening: Listening): RequestListener {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = targetOf(request);
    if (listening.host === "main" && isControlPath(target.path))
      return send(response, await control(request, target, listening.controls), newTrackingId());
    await play(request, response, target, listening);
  };
  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.destroyed) return;
      listening.api().fail(error instanceof Error ? (error.stack ?? error.message) : `${error}`);
      if (response.headersSent) return drop(response);
      send(response, jsonReply(500, { code: 500, message: "The sandbox failed." }), newTrackingId());
    });
  };
}

const isControlPath = (path: string) => path === "/" || path === "/sandbox" || path.startsWith("/sandbox/");

function targetOf({ method = "GET", url = "/" }: IncomingMessage): Target {
  const question = url.indexOf("?");
  return question < 0
    ? { method, path: url, search: "" }
    : { method, path: url.slice(0, question), search: url.slice(question + 1) };
}

async function control(request: IncomingMessage, target: Target, controls: Controls): Promise<Reply> {
  const refusal = controlRefusal(request);
  if (refusal !== null) return jsonReply(403, { message: refusal });
  const body = await readBody(request);
  if (body === null) return jsonReply(413, { message: "The body is too large." });
  return answerControl({ ...target, search: new URLSearchParams(target.search), body }, controls);
}

async function play(
  request: IncomingMessage,
  response: ServerResponse,
  target: Target,
  listening: Listening,
): Promise<void> {
  const { api, controls, closing } = listening;
  const startedAt = performance.now();
  const { method, path, search } = target;
  const match = matchApi(method, path);
  const operation = match?.operation.id ?? null;
  const { waiting } = controls.faults;
  const fault = controls.faults.take(method, path, operation);
  const entry: RequestEntry = {
    at: new Date(api().clock.nowMs()).toISOString(),
    method,
    path,
    query: path.startsWith("/oauth/") ? "" : search,
    trackingId: newTrackingId(),
    operation,
    grantType: null,
    clientId: null,
    userId: null,
    status: null,
    code: null,
    durationMs: null,
    faultId: fault?.id ?? null,
  };
  controls.requests.add(entry);
  const done = (status: number | null) => {
    entry.status = status;
    entry.durationMs = performance.now() - startedAt;
  };

  const { body, form } = await receive(request, match, listening);
  if (fault?.latencyMs !== undefined) await pause(fault.latencyMs, AbortSignal.any([closing, waiting]));
  // What was held up until the end of the sandbox is not done any more.
  if (response.destroyed || closing.aborted || fault?.drop === "before") {
    done(null);
    await form?.discard();
    return drop(response);
  }
  const address = request.socket.remoteAddress ?? "";
  const reply = hasStatus(fault)
    ? faultReply(fault, { path, search, body, match }, api().world.settings.plan)
    : body === null
      ? jsonReply(413, { code: 413, message: "Request Entity Too Large" })
      : answer({ ...target, headers: request.headers, address, body, form, match, entry }, listening);
  if (reply.status >= 300) await form?.discard();
  if (reply.status >= 400) entry.code = codeIn(reply.body);
  done(fault?.drop === "after" ? null : reply.status);
  if (fault?.drop === "after") return drop(response);
  if (fault?.cutOff) return sendCutOff(response, reply, entry.trackingId);
  send(response, reply, entry.trackingId);
  if (operation === null || (reply.status >= 300 && reply.status < 400)) return;
  const userAgent = request.headers["user-agent"] ?? "";
  tellAnswered({ operation, status: reply.status, body: reply.body, userAgent, isFault: hasStatus(fault) });
}

const hasStatus = (fault: Fault | null): fault is Fault & { readonly status: number } => fault?.status !== undefined;

interface Body {
  /** Null when it is larger than the sandbox takes. */
  readonly body: string | null;
  readonly form: FormReading | null;
}

/** Reads what the request brings, but for files that are not for this host: they stay unread. */
async function receive(
  request: IncomingMessage,
  match: OperationMatch | null,
  { host, folder }: Listening,
): Promise<Body> {
  if (match?.operation.body !== "multipart") return { body: await readBody(request), form: null };
  return { body: "", form: host === "file" ? await readForm(request, match.operation.id, folder) : null };
}

function answer(received: Received, listening: Listening): Reply {
  const { path, headers, match } = received;
  const api = listening.api();
  const isForFileHost = match?.operation.body === "multipart";
  if (listening.host === "file") {
    if (isForFileHost) return answerApi(received, api);
    return answerDownload(received, api.world.store, api.clock.nowMs()) ?? wrongHost();
  }
  // ZoomNet: who sends a file to the API's own host is told that there is no such route, and is not sent on.
  if (isForFileHost) return wrongHost();
  if (isChatbotPath(path)) {
    const { world, clock, record } = api;
    const atMs = clock.nowMs();
    return answerChatbot(received, world, atMs, (request, clientId) =>
      record({ kind: "bot", atMs, clientId, request }),
    );
  }
  if (path.startsWith("/v2/")) return answerApi(received, api);
  const asked = headers.host === undefined ? listening.url() : `http://${headers.host}`;
  if (path.startsWith("/oauth/")) return answerOAuth(received, listening.apiUrl ?? asked, api.world);
  return jsonReply(404, { code: 2300, message: "This API endpoint is not recognized." });
}

/** What Zoom says to a path that another of its hosts has. */
const wrongHost = () => jsonReply(404, { code: 64041, message: "Route Not Found" });

// `/v2/im/chat/messages`: what a chatbot says. It is no part of the chat API's contract.
import * as v from "valibot";
import { refuseByLimit } from "../http/api.ts";
import type { Received } from "../http/received.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import type { Grant } from "../oauth/grants.ts";
import type { BotPost } from "../store/chatbot.ts";
import type { World } from "../world.ts";
import { BotError } from "./errors.ts";
import { type BotContext, Deleting, deleteAsBot, Editing, editAsBot, Sending, sendAsBot } from "./messages.ts";

const PATH = /^\/v2\/im\/chat\/messages(?:\/([\w-]{1,80}))?$/;

export const isChatbotPath = (path: string): boolean => PATH.test(path);

/** One request of a chatbot, in a form that can be done again. */
export interface BotRequest {
  readonly method: string;
  readonly id: string | null;
  /** Body, or query of a deletion. */
  readonly asked: unknown;
}

/** @param done Told of each request that was granted. */
export function answerChatbot(
  { method, path, search, headers, body, entry }: Received,
  world: World,
  nowMs: number,
  done: (request: BotRequest, clientId: string) => void,
): Reply {
  try {
    const { app } = authenticate(headers.authorization, world, nowMs);
    entry.clientId = app.clientId;
    const verdict = world.limiter.take("MEDIUM");
    if (verdict.refusal !== null) return refuseByLimit(verdict.refusal, verdict.headers);
    const asked: unknown = method === "DELETE" ? Object.fromEntries(new URLSearchParams(search)) : parse(body);
    const request = { method, id: PATH.exec(path)?.[1] ?? null, asked };
    const answer = answerBotRequest(request, { app, store: world.store, nowMs });
    if (!answer) return jsonReply(404, { code: 2300, message: "This API endpoint is not recognized." });
    done(request, app.clientId);
    const { robotJid, toJid, userJid } = answer.post;
    const view = { message_id: answer.post.id, robot_jid: robotJid, to_jid: toJid, user_jid: userJid };
    return jsonReply(answer.status, { ...view, sent_time: new Date(nowMs).toISOString() }, verdict.headers);
  } catch (error) {
    if (error instanceof BotError) return error.reply;
    throw error;
  }
}

/**
 * Does what a request asks for; null when there is nothing of the kind.
 *
 * @throws BotError
 */
export function answerBotRequest(
  { method, id, asked }: BotRequest,
  context: BotContext,
): { status: number; post: BotPost } | null {
  if (method === "POST" && id === null) return { status: 201, post: sendAsBot(context, read(Sending, asked)) };
  if (method === "PUT" && id !== null) return { status: 200, post: editAsBot(context, id, read(Editing, asked)) };
  if (method === "DELETE" && id !== null) return { status: 200, post: deleteAsBot(context, id, read(Deleting, asked)) };
  return null;
}

/** Only the token of a chatbot's own will do, not one of a person who has it. */
function authenticate(authorization: string | undefined, { grants }: World, nowMs: number): Grant {
  const token = authorization?.match(/^Bearer +(\S+)$/i)?.[1];
  if (token === undefined) throw new BotError("missingToken");
  const grant = grants.ofAccessToken(token);
  if (!grant?.isBot || grant.accessExpiresAtMs <= nowMs) throw new BotError("badToken");
  return grant;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BotError("badRequest", "The body is not valid JSON.");
  }
}

function read<Schema extends v.GenericSchema>(schema: Schema, asked: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, asked);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new BotError("badRequest", `Field: ${v.getDotPath(issue) ?? "body"}.`);
}

import * as v from "valibot";
import { uuid } from "../store/ids.ts";
import type { Message, MessageContent } from "../store/message.ts";
import type { Draft } from "../store/personal.ts";
import { canSee, mayUseMessages, noChatPermission } from "./chat-access.ts";
import { findTarget, partiesOf, type Target, type TargetErrors, usualErrors, viewOf } from "./chat-target.ts";
import { operationError } from "./errors.ts";
import { cardOf, filesOf, MentionInput, mentionsOf } from "./message-content.ts";
import { readMoment } from "./message-time.ts";
import { type Handler, type OperationContext, ZoomError } from "./operation.ts";
import { postMessage } from "./post-message.ts";
import { formatted, RichTextInput } from "./rich-text.ts";
import { mayPost, sendingProblem } from "./sending-rules.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const Body = v.object({
  message: v.string(),
  to_channel: v.optional(v.string()),
  to_contact: v.optional(v.string()),
  reply_main_message_id: v.optional(v.string()),
  at_items: v.optional(v.array(MentionInput), []),
  rich_text: v.optional(v.array(RichTextInput), []),
  file_ids: v.optional(v.array(v.string()), []),
  interactive_cards: v.optional(v.array(v.object({ card_json: v.optional(v.string()) })), []),
  scheduled_time: v.optional(v.string()),
});

type Body = v.InferOutput<typeof Body>;

export const sendMessageHandlers = {
  sendChatMessage: (context) => {
    const { store, actor, nowMs } = context;
    const body = v.parse(Body, context.body);
    if (!mayUseMessages(context)) throw noChatPermission();
    const target = findTarget(context, body, sendErrors(context));
    checkMaySend(context, target, body.to_contact);
    const content = contentOf(context, target, body);
    const main = mainOf(context, target, body.reply_main_message_id);
    if (body.scheduled_time !== undefined) {
      const scheduledAtMs = scheduledFor(context, body.scheduled_time);
      return { status: 201, body: { id: schedule(context, target, content, main, scheduledAtMs).id } };
    }
    checkThrottle(context, target);
    const outgoing = { parties: partiesOf(context, target), sender: actor, content, main, atMs: nowMs };
    return { status: 201, body: { id: postMessage(store, outgoing).id } };
  },
} satisfies Record<string, Handler>;

/** For operations that send something: who is not in the channel cannot send to it. */
export function sendErrors({ operation }: OperationContext): TargetErrors {
  const { id } = operation;
  return {
    ...usualErrors(id),
    // The contract lists no error for a message to nobody; listing messages words it.
    missing: usualErrors("listUsersChatMessages").missing,
    notMember: () => operationError(id, 5301),
  };
}

/** @throws ZoomError when the person acted for cannot write there at all. */
export function checkMaySend(context: OperationContext, target: Target, toContact: string | undefined): void {
  const code = sendingProblem(context, target);
  if (code !== null) throw operationError(context.operation.id, code, { values: { to_contact: toContact ?? "" } });
}

/** Error and message of the channel's throttle are not documented: those of the account's limits. */
export function checkThrottle({ store, nowMs }: OperationContext, target: Target): void {
  if (target.kind !== "channel" || store.sendThrottle.take(target.channel.id, nowMs)) return;
  const message = "You have reached the maximum per-second rate limit for this API. Try again later.";
  throw new ZoomError(429, 429, message);
}

function contentOf(context: OperationContext, target: Target, body: Body): MessageContent {
  const { operation, store } = context;
  const { message: text } = body;
  if (text.trim() === "" && body.file_ids.length === 0 && body.interactive_cards.length === 0)
    throw operationError(operation.id, 5301);
  if (body.file_ids.length > 0 && !store.settings.canSendFiles) throw operationError(operation.id, 5403);
  const files = filesOf(context, body.file_ids);
  if (!files) throw operationError(operation.id, 5301);
  const mentions = mentionsOf(context, target, text, body.at_items);
  const richText = formatted(text, body.rich_text);
  const cards = body.interactive_cards.map(({ card_json }) => {
    const card = cardOf(context, card_json);
    if (!card) throw operationError(operation.id, 5405);
    return card;
  });
  return { text, richText, mentions, files, cards };
}

/** The message to answer. It has to be there, and not to be an answer itself. */
export function mainOf(context: OperationContext, target: Target, id: string | undefined): Message | null {
  if (!id) return null;
  const view = viewOf(context, target);
  const main = view?.conversation.find(id);
  if (!view || !main || main.main !== null || !canSee(view, main)) throw operationError(context.operation.id, 5402);
  return main;
}

function scheduledFor({ operation, nowMs }: OperationContext, text: string): number {
  const limits = operation.limits.filter(({ subject }) => subject.startsWith("scheduled_time"));
  const minutes = limits.find(({ moreThan }) => moreThan !== undefined)?.moreThan ?? 0;
  const days = limits.find(({ max }) => max !== undefined)?.max ?? 0;
  const ms = readMoment(text);
  if (ms === null || ms <= nowMs + minutes * MINUTE_MS || ms > nowMs + days * DAY_MS)
    throw operationError(operation.id, 300);
  return ms;
}

/** A draft that cannot be sent when its time comes is dropped, as nobody is there to be told. */
function schedule(
  context: OperationContext,
  target: Target,
  content: MessageContent,
  main: Message | null,
  scheduledAtMs: number,
): Draft {
  const { store, actor, nowMs } = context;
  const parties = partiesOf(context, target);
  const callOff = store.agenda.at(scheduledAtMs, (atMs) => {
    store.personal.drafts.delete(actor.index, draft);
    if (target.kind === "channel") {
      const { channel } = target;
      const isThere = store.channels.find(channel.id) === channel && !channel.isArchived;
      if (!isThere || !mayPost(store, channel, actor.index)) return;
    }
    postMessage(store, { parties, sender: actor, content, main, atMs });
  });
  const draft = { id: uuid(store.random), parties, content, main, createdAtMs: nowMs, scheduledAtMs, callOff };
  store.personal.drafts.add(actor.index, draft);
  return draft;
}

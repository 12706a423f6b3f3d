import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Message } from "../store/message.ts";
import { canSee, mayUseMessages } from "./chat-access.ts";
import { findTarget, usualErrors, viewOf } from "./chat-target.ts";
import { invalidField, operationError } from "./errors.ts";
import { readDay, readMoment } from "./message-time.ts";
import {
  filesView,
  mentionView,
  messageType,
  reactionCounts,
  richTextView,
  senderFields,
  userIdOf,
} from "./message-view.ts";
import type { Handler, OperationContext } from "./operation.ts";

/** The number of replies in an answer that names none is not documented: ours. */
const USUAL_LIMIT = 50;

export const retrieveThreadHandlers = {
  retrieveThread: (context) => {
    const { operation, params, query } = context;
    const { messageId = "" } = params;
    const forbidden = () => operationError(operation.id, 403);
    if (!mayUseMessages(context)) throw forbidden();
    const target = findTarget(context, query, {
      ...usualErrors(operation.id),
      missing: () => operationError(operation.id, 4234),
      noPerson: (toContact) => operationError(operation.id, 1001, { values: { userId: toContact } }),
      notMember: forbidden,
    });
    const view = viewOf(context, target);
    const main = view?.conversation.find(messageId);
    if (!view || !main || !canSee(view, main)) throw operationError(operation.id, 4131, { values: { messageId } });
    const replies = view.conversation.replies(main).filter((reply) => canSee(view, reply));
    const shown = within(context, replies);
    return {
      status: 200,
      body: {
        total: replies.length,
        messages: [
          ...(query.need_main_message === "true" ? [mainView(context, main, replies)] : []),
          ...shown.map((reply) => threadView(context, reply, true)),
        ],
      },
    };
  },
} satisfies Record<string, Handler>;

/** Newest first unless asked otherwise. */
function within({ query }: OperationContext, replies: readonly Message[]): Message[] {
  const fromMs = moment("from", query.from ?? "");
  const toMs = query.to === undefined ? Number.POSITIVE_INFINITY : moment("to", query.to);
  const inRange = replies.filter(({ sentAtMs }) => sentAtMs >= fromMs && sentAtMs <= toMs);
  const ordered = query.sort === "asc" ? inRange : inRange.reverse();
  return ordered.slice(0, query.limit === undefined ? USUAL_LIMIT : Math.max(0, Number(query.limit)));
}

/** Milliseconds, or one of the forms dates have elsewhere: the documentation names none. */
function moment(field: string, text: string): number {
  const ms = /^\d{1,15}$/.test(text) ? Number(text) : (readMoment(text) ?? readDay(text));
  if (ms === null) throw invalidField(field, "Invalid field.");
  return ms;
}

/** Who wrote the main message or a reply follows it. */
function mainView(context: OperationContext, main: Message, replies: readonly Message[]) {
  const last = replies.at(-1);
  return {
    ...threadView(context, main, false),
    is_followed: [main, ...replies].some(({ sender }) => sender === context.actor.index),
    ...(last && { last_reply_time: last.sentAtMs }),
  };
}

/** What is not asked for is left out. */
function threadView(
  context: OperationContext,
  message: Message,
  isReply: boolean,
): components["schemas"]["ThreadMessage"] {
  const { query, store, actor } = context;
  const { content } = message;
  const { sender, send_member_id, sender_display_name } = senderFields(store, message.sender);
  return {
    msg_id: message.id,
    message: content.text,
    message_type: messageType(context, content),
    is_reply: isReply,
    timestamp: message.sentAtMs,
    sender_user_id: userIdOf(store, message.sender),
    sender_email: sender,
    sender_member_id: send_member_id,
    sender_display_name,
    ...(query.need_emoji === "true" && { reactions: reactionCounts(message.reactions, actor.index) }),
    ...(query.need_attachment === "true" && { files: filesView(context, content.files) }),
    ...(query.need_rich_text === "true" && { rich_text: content.richText.map(richTextView) }),
    ...(query.need_at_items === "true" && {
      at_items: content.mentions.map((mention) => mentionView(store, mention)),
    }),
    ...(content.cards.length > 0 && {
      interactive_cards: content.cards.map(({ id, json }) => ({ card_id: id, card_json: json })),
    }),
    ...(message.bot && { bot_message: { ...message.bot.content } }),
  };
}

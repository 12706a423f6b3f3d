import * as v from "valibot";
import type { ReactionEmoji } from "../store/message.ts";
import { canSee, mayUseMessages, noChatPermission } from "./chat-access.ts";
import { findTarget, type TargetFields, usualErrors, viewOf } from "./chat-target.ts";
import { invalidField, operationError } from "./errors.ts";
import { tellReaction } from "./message-events.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { refuseArchived } from "./update-message.ts";

const Place = { to_channel: v.optional(v.string()), to_contact: v.optional(v.string()) };

const Reaction = v.object({
  ...Place,
  action: v.optional(v.picklist(["add", "remove"]), "add"),
  emoji: v.optional(v.string()),
  custom_emoji: v.optional(v.boolean(), false),
  custom_emoji_id: v.optional(v.string()),
});

const Mark = v.object({
  ...Place,
  action: v.optional(v.picklist(["read", "unread"]), "read"),
  timestamp: v.optional(v.number()),
});

export const reactToMessageHandlers = {
  /** To react twice alike, or to take back what is not there, changes nothing and is no error. */
  reactToChatMessage: (context) => {
    const { store, actor, nowMs } = context;
    const body = v.parse(Reaction, context.body ?? {});
    const { target, view, message } = seenMessage(context, body);
    const emoji = emojiOf(context, body);
    refuseArchived(target);
    const { conversation } = view;
    const isAdded = body.action === "add";
    if (conversation.react(message, emoji, actor.index, isAdded, nowMs))
      tellReaction({ store, conversation, message, operator: actor, atMs: nowMs }, emoji, isAdded);
    return { status: 204 };
  },

  markMessageReadOrUnread: (context) => {
    const { store, actor } = context;
    const body = v.parse(Mark, context.body ?? {});
    const { view, message } = seenMessage(context, body);
    if (body.timestamp !== undefined && body.timestamp !== message.sentAtMs) throw noMessage(context);
    const { unread } = store.personal;
    const marked = unread.find(actor.index, (one) => one.message === message);
    if (body.action === "read" && marked) unread.delete(actor.index, marked);
    if (body.action === "unread" && !marked) unread.add(actor.index, { conversation: view.conversation, message });
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

function seenMessage(context: OperationContext, fields: TargetFields) {
  if (!mayUseMessages(context)) throw noChatPermission();
  const target = findTarget(context, fields, usualErrors(context.operation.id));
  const view = viewOf(context, target);
  const message = view?.conversation.find(context.params.messageId ?? "");
  if (!view || !message || !canSee(view, message)) throw noMessage(context);
  return { target, view, message };
}

const noMessage = ({ operation, params }: OperationContext) =>
  operationError(operation.id, 300, {
    about: "Message does not exist",
    values: { messageId: params.messageId ?? "" },
  });

/** `U+` and the code point in hexadecimal; several of them, as in flags, one after the other. */
const isUnicodeEmoji = (text: string): boolean => /^U\+[0-9a-f]{4,6}([ _-]?U\+[0-9a-f]{4,6}){0,9}$/i.test(text);

function emojiOf({ store }: OperationContext, body: v.InferOutput<typeof Reaction>): ReactionEmoji {
  const { custom_emoji, custom_emoji_id: fileId, emoji } = body;
  if (!custom_emoji) {
    if (emoji === undefined) throw invalidField("emoji", "This field is required.");
    if (!isUnicodeEmoji(emoji)) throw invalidField("emoji", "Invalid field.");
    return { unicode: emoji.toUpperCase() };
  }
  if (fileId === undefined) throw invalidField("custom_emoji_id", "This field is required.");
  const custom = store.emoji.find(fileId);
  if (!custom) throw invalidField("custom_emoji_id", "Invalid field.");
  return { fileId, name: custom.name };
}

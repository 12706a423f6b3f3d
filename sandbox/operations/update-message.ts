import * as v from "valibot";
import type { Card, Message, MessageContent } from "../store/message.ts";
import type { Placed } from "../store/messages.ts";
import { canSee, mayUseMessages } from "./chat-access.ts";
import { findTarget, type Target, type TargetFields, targetIn, usualErrors, viewOf } from "./chat-target.ts";
import { invalidField, operationError } from "./errors.ts";
import { cardOf, filesOf } from "./message-content.ts";
import { tellMessage } from "./message-events.ts";
import type { Handler, OperationContext, ZoomError } from "./operation.ts";
import { shareFiles } from "./post-message.ts";

const Body = v.object({
  message: v.optional(v.string()),
  to_channel: v.optional(v.string()),
  to_contact: v.optional(v.string()),
  file_ids: v.optional(v.array(v.string())),
  // One of two shapes in the contract: the field of the other may hold anything.
  interactive_cards: v.optional(
    v.array(v.object({ card_id: v.optional(v.unknown()), card_json: v.optional(v.unknown()) })),
  ),
});

type Body = v.InferOutput<typeof Body>;

export const updateMessageHandlers = {
  updateMessage: (context) => {
    const { operation, params, store, actor, nowMs } = context;
    const body = v.parse(Body, context.body ?? {});
    const { messageId = "" } = params;
    const missing = () => operationError(operation.id, 300, { about: "Message does not exist", values: { messageId } });
    const { conversation, message } = ownMessage(context, targetIn(body, context.query), missing);
    if (body.message === undefined && body.file_ids === undefined && body.interactive_cards === undefined)
      throw invalidField("message", "This field is required.");
    const content = changed(context, message, body);
    conversation.edit(message, content, nowMs);
    const event = { store, conversation, message, operator: actor, atMs: nowMs };
    tellMessage(event, "updated");
    shareFiles(event);
    return { status: 204 };
  },

  deleteMessage: (context) => {
    const { operation, params, query, store, actor, nowMs } = context;
    const { messageId = "" } = params;
    const missing = () => operationError(operation.id, 300, { about: "Channel does not exist", values: { messageId } });
    const { conversation, message } = ownMessage(context, query, missing);
    conversation.delete(message, nowMs);
    tellMessage({ store, conversation, message, operator: actor, atMs: nowMs }, "deleted");
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

/** A message that the person acted for has sent, where it may still be changed. */
function ownMessage(context: OperationContext, fields: TargetFields, missing: () => ZoomError): Placed {
  const { operation, actor } = context;
  const notSender = () => operationError(operation.id, 200, { about: "Only the sender" });
  if (!mayUseMessages(context)) throw notSender();
  const isDeletion = operation.id === "deleteMessage";
  const target = findTarget(context, fields, {
    ...usualErrors(operation.id),
    notMember: isDeletion
      ? () => operationError(operation.id, 200, { about: "parameter provided is invalid" })
      : notSender,
  });
  const view = viewOf(context, target);
  const message = view?.conversation.find(context.params.messageId ?? "");
  if (!view || !message || !canSee(view, message)) throw missing();
  if (message.sender !== actor.index) throw notSender();
  refuseArchived(target);
  return { conversation: view.conversation, message };
}

/** Nothing changes in an archived channel. The contract lists an error for sending only. */
export function refuseArchived(target: Target): void {
  if (target.kind === "channel" && target.channel.isArchived)
    throw invalidField("to_channel", operationError("sendChatMessage", 5420).message);
}

function changed(context: OperationContext, message: Message, body: Body): MessageContent {
  const before = message.content;
  const text = body.message ?? before.text;
  // What was marked in the old text has no place in another.
  const kept = text === before.text ? before : { ...before, richText: [], mentions: [] };
  const content = {
    ...kept,
    text,
    files: body.file_ids === undefined ? before.files : newFiles(context, message, body.file_ids),
    cards: body.interactive_cards === undefined ? before.cards : newCards(context, message, body.interactive_cards),
  };
  if (text.trim() === "" && content.files.length === 0 && content.cards.length === 0)
    throw invalidField("message", "Invalid field.");
  return content;
}

function newFiles(context: OperationContext, { content, edits }: Message, ids: readonly string[]) {
  const { operation } = context;
  const hadFiles = content.files.length > 0 || edits.some((edit) => edit.content.files.length > 0);
  if (ids.length > 0 && !hadFiles) throw operationError(operation.id, 300, { about: "plain text message" });
  const files = filesOf(context, ids);
  if (!files) throw operationError(operation.id, 5404, { values: { file_ids: ids.join(",") } });
  return files;
}

/** A card is named by its id to stay, or given anew. */
function newCards(
  context: OperationContext,
  { content }: Message,
  items: NonNullable<Body["interactive_cards"]>,
): Card[] {
  const { id } = context.operation;
  return items.map(({ card_id, card_json }) => {
    if (typeof card_id !== "string") {
      const card = typeof card_json === "string" ? cardOf(context, card_json) : null;
      if (!card) throw operationError(id, 5045);
      return card;
    }
    const card = content.cards.find((one) => one.id === card_id);
    if (!card) throw operationError(id, 5046, { values: { "interactive_cards.card_id": card_id } });
    return card;
  });
}

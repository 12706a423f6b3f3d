import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Conversation } from "../store/conversation.ts";
import { conversationOf } from "../store/forward-id.ts";
import { channelJid, messageUrl, userJid } from "../store/ids.ts";
import type { Forwarded, Message } from "../store/message.ts";
import { canSee, mayUseMessages } from "./chat-access.ts";
import { findTarget, usualErrors, viewOf } from "./chat-target.ts";
import { invalidField, operationError } from "./errors.ts";
import { messageFields, reactionsByIds, threadFields, userIdOf } from "./message-view.ts";
import type { Handler, OperationContext } from "./operation.ts";

export const getMessageHandlers = {
  getMessage: (context) => {
    const { operation, params, query, store } = context;
    const { messageId = "" } = params;
    const notYours = () => operationError(operation.id, 200);
    if (!mayUseMessages(context)) throw notYours();
    const target = findTarget(context, query, { ...usualErrors(operation.id), notMember: notYours });
    const view = viewOf(context, target);
    const message = view?.conversation.find(messageId);
    if (!view || !message || !canSee(view, message))
      throw operationError(operation.id, 300, { about: "Channel does not exist", values: { messageId } });
    const reactions = reactionsByIds(store, message.reactions);
    const body: components["schemas"]["ChatMessageDetails"] = {
      ...messageFields(context, message),
      ...threadFields(message),
      ...(reactions.length > 0 && { reactions }),
      message_url: urlOf(context, view.conversation, message),
    };
    return { status: 200, body };
  },

  /** The contract lists no error at all; a forward that is not there is a parameter that is wrong. */
  getForwardedMessage: (context) => {
    const { forwardId = "" } = context.params;
    const { original } = findForward(context, forwardId) ?? {};
    if (!original) throw invalidField("forwardId", "Invalid field.");
    const body: components["schemas"]["ForwardedMessage"] = {
      ...messageFields(context, original),
      forward_id: forwardId,
    };
    return { status: 200, body };
  },
} satisfies Record<string, Handler>;

function urlOf({ store, actor }: OperationContext, { parties }: Conversation, message: Message): string {
  if (parties.kind === "channel") return messageUrl(message.id, channelJid(parties.channelId));
  const peer = parties.people.find((person) => person !== actor.index) ?? actor.index;
  return messageUrl(message.id, userJid(userIdOf(store, peer) || store.people.at(peer).memberId));
}

/** A forward that the caller may see: because of the role, or as one of those it was sent to. */
function findForward(context: OperationContext, forwardId: string): Forwarded | null {
  const { store, caller, nowMs } = context;
  const number = conversationOf(forwardId);
  const conversation = number === null ? undefined : store.messages.at(number, nowMs);
  if (!conversation || !(caller.isAccountLevel ? mayUseMessages(context, "any") : isIn(context, conversation)))
    return null;
  for (const message of conversation.newestFirst(0, Number.POSITIVE_INFINITY))
    if (message.forwarded?.forwardId === forwardId && message.deletedAtMs === null) return message.forwarded;
  return null;
}

function isIn({ store, actor }: OperationContext, { parties }: Conversation): boolean {
  if (parties.kind === "direct") return parties.people.includes(actor.index);
  const channel = store.channels.find(parties.channelId);
  return channel !== undefined && store.channels.isMember(channel, actor.index);
}

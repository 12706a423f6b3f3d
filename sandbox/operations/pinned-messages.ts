import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Channel } from "../store/channel.ts";
import type { Pin } from "../store/conversation.ts";
import type { Store } from "../store/store.ts";
import { canSee, mayUseMessages, shownBeforeMs, visibleSinceMs } from "./chat-access.ts";
import { dateTime } from "./date-time.ts";
import { operationError } from "./errors.ts";
import { loweredUserId } from "./member-view.ts";
import { tellPin } from "./message-events.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";
import { mayPost } from "./sending-rules.ts";

const Body = v.object({ method: v.picklist(["pin", "unpin"]), message_id: v.string(), channel_id: v.string() });

export const pinnedMessagesHandlers = {
  /** A channel shows one message at a time; those it showed before stand in its history. */
  performOperationsOnMessageOfChannel: (context) => {
    const { operation, store, actor, nowMs } = context;
    const { method, message_id: messageId, channel_id: channelId } = v.parse(Body, context.body);
    const fail = (code: number) =>
      operationError(operation.id, code, { values: { message_id: messageId, channel_id: channelId } });
    const channel = store.channels.find(channelId);
    if (!channel) throw fail(4130);
    if (!store.channels.isMember(channel, actor.index)) throw fail(200);
    if (channel.isArchived) throw fail(5301);
    if (!mayPost(store, channel, actor.index)) throw fail(200);
    const conversation = store.messages.ofChannel(channel.id, nowMs);
    const message = conversation.find(messageId);
    const view = { conversation, sinceMs: visibleSinceMs(context, channel), beforeMs: shownBeforeMs(context) };
    if (!message || !canSee(view, message)) throw fail(5401);
    const isPinned = conversation.pinned?.message === message;
    if (method === "pin" && isPinned) throw fail(3216);
    if (method === "unpin" && !isPinned) throw fail(3217);
    if (method === "pin") conversation.pin(message, actor.index, nowMs);
    else conversation.unpin();
    tellPin({ store, conversation, message, operator: actor, atMs: nowMs }, method === "pin");
    return { status: 204 };
  },

  /** Newest first; what the channel shows now, or with `include_history` all that it ever showed. */
  listPinnedHistoryMessagesOfChannel: (context) => {
    const { operation, params, query, store, caller, cursor, nowMs } = context;
    const { channelId = "" } = params;
    if (channelId.trim() === "") throw operationError(operation.id, 300);
    const channel = store.channels.find(channelId);
    if (!channel) throw operationError(operation.id, 4130, { values: { channel_id: channelId } });
    if (!mayReadPins(context, channel)) throw operationError(operation.id, 200);
    const conversation = store.messages.ofChannel(channel.id, nowMs);
    const sinceMs = caller.isAccountLevel ? 0 : visibleSinceMs(context, channel);
    const from = cursor.position === null ? Number.POSITIVE_INFINITY : pageStart(context);
    const pins = conversation.pins.filter(
      (pin) =>
        pin.sequence <= from &&
        pin.message.sentAtMs >= sinceMs &&
        (query.include_history === "true" || pin === conversation.pinned),
    );
    const items = pins.slice(-cursor.pageSize).reverse();
    return {
      status: 200,
      body: {
        channel_id: channel.id,
        messages: items.map((pin) => pinView(store, pin, pin === conversation.pinned)),
        ...paging(context, pins.at(-1 - cursor.pageSize)?.sequence ?? null),
      },
    };
  },
} satisfies Record<string, Handler>;

function mayReadPins(context: OperationContext, channel: Channel): boolean {
  const { caller, store } = context;
  if (caller.isAccountLevel) return mayUseMessages(context, "any");
  return store.channels.isMember(channel, caller.user.index);
}

function pinView(
  store: Store,
  { message, person, atMs }: Pin,
  isCurrent: boolean,
): components["schemas"]["PinnedMessage"] {
  return {
    message_id: message.id,
    message: message.content.text,
    message_timestamp: message.sentAtMs,
    pinner_user_id: loweredUserId(store.people.at(person)),
    pinner_member_id: store.people.at(person).memberId,
    pinned_by_external_user: store.people.at(person).isExternal,
    pinned_time: dateTime(atMs),
    currently_pinned: isCurrent,
  };
}

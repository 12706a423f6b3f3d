import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Placed } from "../store/messages.ts";
import { canSee, type View } from "./chat-access.ts";
import { findTarget, partiesOf, usualErrors, viewOf } from "./chat-target.ts";
import { operationError } from "./errors.ts";
import { tellBookmark } from "./message-events.ts";
import { threadFields, userIdOf } from "./message-view.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { paging } from "./page.ts";
import { isSameParties } from "./scheduled-messages.ts";

const Body = v.object({
  action: v.picklist(["add_bookmark", "remove_bookmark"]),
  to_channel: v.optional(v.string()),
  to_contact: v.optional(v.string()),
});

export const bookmarksHandlers = {
  /** Newest first; those of one conversation, or all. */
  listBookmarks: (context) => {
    const { query, store, actor, cursor } = context;
    const { to_channel, to_contact } = query;
    const parties =
      to_channel || to_contact ? partiesOf(context, findTarget(context, query, listErrors(context))) : null;
    const from = cursor.position === null ? null : Number(cursor.position);
    const isShown = (bookmark: Placed) =>
      isThere(context, bookmark) && (parties === null || isSameParties(bookmark.conversation.parties, parties));
    const page = store.personal.bookmarks.latestPage(actor.index, from, cursor.pageSize, isShown);
    return {
      status: 200,
      body: { bookmarks: page.items.map((bookmark) => bookmarkView(context, bookmark)), ...paging(context, page.next) },
    };
  },

  /** To set a bookmark twice, or to take away one that is not there, changes nothing and is no error. */
  addOrRemoveBookmark: (context) => {
    const { operation, query, store, actor, nowMs } = context;
    const body = v.parse(Body, context.body);
    const messageId = query.message_id ?? "";
    const target = findTarget(context, body, {
      ...usualErrors(operation.id),
      noPerson: (toContact) =>
        operationError(operation.id, 1001, { values: { to_contact: toContact, userId: actor.id } }),
    });
    const view: View | undefined = viewOf(context, target);
    const message = view?.conversation.find(messageId);
    if (!view || !message || !canSee(view, message))
      throw operationError(operation.id, 5401, { values: { messageId } });
    const { bookmarks } = store.personal;
    const { conversation } = view;
    const bookmark = bookmarks.find(actor.index, (one) => one.message === message);
    const isAdded = body.action === "add_bookmark";
    if (isAdded === (bookmark !== undefined)) return { status: 204 };
    if (bookmark) bookmarks.delete(actor.index, bookmark);
    else bookmarks.add(actor.index, { conversation, message });
    tellBookmark({ store, conversation, message, operator: actor, atMs: nowMs }, isAdded);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

/** The list knows one error for people and channels that are not there: the permission that is missing. */
function listErrors({ operation }: OperationContext) {
  const refused = () => operationError(operation.id, 200);
  return {
    missing: refused,
    noChannel: refused,
    noPerson: (toContact: string) => operationError(operation.id, 1001, { values: { userId: toContact } }),
    notMember: refused,
  };
}

/** The message is neither deleted nor gone, and the person is still in the conversation. */
function isThere({ store, actor, nowMs }: OperationContext, { conversation, message }: Placed): boolean {
  const current = store.messages.at(conversation.number, nowMs);
  if (!current?.has(message) || message.deletedAtMs !== null) return false;
  const { parties } = conversation;
  if (parties.kind === "direct") return true;
  const channel = store.channels.find(parties.channelId);
  return channel !== undefined && store.channels.isMember(channel, actor.index);
}

function bookmarkView(
  { store, actor }: OperationContext,
  { conversation, message }: Placed,
): components["schemas"]["Bookmark"] {
  const common = {
    message: message.content.text,
    message_id: message.id,
    message_timestamp: message.sentAtMs,
    is_sent_by_user: message.sender === actor.index,
    ...threadFields(message),
  };
  const { parties } = conversation;
  if (parties.kind === "channel") {
    const sender = store.people.at(message.sender);
    return {
      ...common,
      channel_id: parties.channelId,
      channel_name: store.channels.find(parties.channelId)?.name ?? "",
      sender_user_id: userIdOf(store, sender.index),
      sender_member_id: sender.memberId,
      sender_display_name: sender.displayName,
    };
  }
  const peer = store.people.at(parties.people.find((person) => person !== actor.index) ?? actor.index);
  return {
    ...common,
    peer_contact_name: peer.displayName,
    peer_contact_user_id: userIdOf(store, peer.index),
    peer_contact_member_id: peer.memberId,
  };
}

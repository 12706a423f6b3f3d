// What webhooks tell of messages. There message ids are written in capitals.
import { createHash } from "node:crypto";
import type { Conversation } from "../store/conversation.ts";
import type { Message, ReactionEmoji } from "../store/message.ts";
import type { Person, Store } from "../store/store.ts";
import { dateTime } from "./date-time.ts";
import { fileInEvent } from "./files.ts";
import { mentionView, richTextView, userIdOf } from "./message-view.ts";

/** Something that happened to a message. */
export interface MessageEvent {
  readonly store: Store;
  readonly conversation: Conversation;
  readonly message: Message;
  readonly operator: Person;
  readonly atMs: number;
}

export const idInEvents = (message: Message): string => message.id.toUpperCase();

export function tellMessage(event: MessageEvent, what: "posted" | "updated" | "deleted"): void {
  const { store, conversation, message, operator, atMs } = event;
  const isChannel = conversation.parties.kind === "channel";
  store.events.emit(`team_chat.${isChannel ? "channel" : "dm"}_message_${what}`, {
    operator,
    atMs,
    object: () => ({
      message_id: idInEvents(message),
      ...(message.main && { reply_main_message_id: idInEvents(message.main) }),
      ...(what !== "deleted" && { session_id: sessionId(store, conversation) }),
      date_time: dateTime(atMs),
      timestamp: atMs,
      ...placeInEvent(event),
      ...(what !== "deleted" && contentInEvent(event)),
    }),
  });
  // The older events know of nobody outside the account.
  if (operator.isExternal) return;
  const legacy = { posted: message.main ? "replied" : "sent", updated: "updated", deleted: "deleted" } as const;
  store.events.emit(`chat_message.${legacy[what]}`, {
    operator,
    atMs,
    object: () => ({
      id: idInEvents(message),
      type: isChannel ? "to_channel" : "to_contact",
      date_time: dateTime(atMs),
      timestamp: atMs,
      session_id: sessionId(store, conversation),
      ...legacyPlace(event),
      message: message.content.text,
      ...(what === "posted" && message.main && { parent_msg_id: idInEvents(message.main) }),
    }),
  });
}

export function tellReaction(event: MessageEvent, emoji: ReactionEmoji, isAdded: boolean): void {
  const { store, conversation, message, operator, atMs } = event;
  const { parties } = conversation;
  const change = isAdded ? "added" : "removed";
  store.events.emit(`team_chat.${parties.kind === "channel" ? "channel" : "dm"}_reaction_${change}`, {
    operator,
    atMs,
    object: () => ({
      msg_id: idInEvents(message),
      msg_time: dateTime(message.sentAtMs),
      emoji_time: dateTime(atMs),
      emoji:
        "unicode" in emoji
          ? emoji.unicode.replace(/^U\+(.*)$/, (_, code: string) => `U+${code.toLowerCase()}`)
          : emoji.name,
      timestamp: atMs,
      ...(parties.kind === "channel" ? { channel_id: parties.channelId } : contactInEvent(event)),
    }),
  });
}

export function tellPin(event: MessageEvent, isAdded: boolean): void {
  const { store, conversation, message, operator, atMs } = event;
  const channel = conversation.parties.kind === "channel" && store.channels.find(conversation.parties.channelId);
  if (!channel) throw new Error("only messages of channels are pinned");
  store.events.emit(`team_chat.channel_pin_${isAdded ? "added" : "removed"}`, {
    operator,
    atMs,
    object: () => ({
      channel_name: channel.name,
      channel_id: channel.id,
      type: channel.type,
      message_id: idInEvents(message),
      message_timestamp: message.sentAtMs,
      date_time: dateTime(atMs),
      timestamp: atMs,
      ...contentInEvent(event),
    }),
  });
}

export function tellBookmark(event: MessageEvent, isAdded: boolean): void {
  const { store, conversation, message, operator, atMs } = event;
  const { parties } = conversation;
  const sender = store.people.at(message.sender);
  store.events.emit(`team_chat.bookmark_${isAdded ? "added" : "removed"}`, {
    operator,
    atMs,
    object: () => ({
      type: parties.kind === "channel" ? "to_channel" : "to_contact",
      ...(parties.kind === "channel" && { channel_id: parties.channelId }),
      message_id: idInEvents(message),
      message_timestamp: message.sentAtMs,
      sender: sender.isExternal ? "" : sender.email,
      sender_id: userIdOf(store, sender.index),
      sender_member_id: sender.memberId,
      by_external_user: sender.isExternal,
      date_time: dateTime(atMs),
      timestamp: atMs,
      ...contentInEvent(event),
    }),
  });
}

/** Where the message is, as the newer events say it. */
function placeInEvent(event: MessageEvent) {
  const { store, conversation } = event;
  const { parties } = conversation;
  if (parties.kind === "direct") {
    const contact = peerOf(event);
    return { ...contactInEvent(event), contact_account_id: accountIdOf(store, contact) };
  }
  const channel = store.channels.find(parties.channelId);
  return {
    channel_id: parties.channelId,
    channel_name: channel?.name ?? "",
    channel_owner_account_id: channel ? accountIdOf(store, store.people.at(channel.owner)) : store.accountId,
  };
}

function legacyPlace(event: MessageEvent) {
  const { store, conversation } = event;
  const { parties } = conversation;
  if (parties.kind === "direct") {
    const { contact_email, contact_id } = contactInEvent(event);
    return { contact_email, contact_id };
  }
  return { channel_id: parties.channelId, channel_name: store.channels.find(parties.channelId)?.name ?? "" };
}

export function contactInEvent(event: MessageEvent) {
  const contact = peerOf(event);
  return {
    contact_email: contact.email,
    contact_id: userIdOf(event.store, contact.index),
    contact_member_id: contact.memberId,
  };
}

/** The other one; of a conversation with oneself, oneself. */
function peerOf({ store, conversation: { parties }, operator }: MessageEvent): Person {
  if (parties.kind === "channel") throw new Error("a channel is no contact");
  return store.people.at(parties.people.find((person) => person !== operator.index) ?? operator.index);
}

function contentInEvent({ store, message: { content } }: MessageEvent) {
  const { text, richText, mentions, files } = content;
  return {
    message: text,
    ...(files.length > 0 && {
      files: files.map((file) => ({ ...fileInEvent(file), file_message_type: file.isImage ? "image" : "file" })),
    }),
    ...(richText.length > 0 && { rich_text: richText.map(richTextView) }),
    ...(mentions.length > 0 && { at_items: mentions.map((mention) => mentionView(store, mention)) }),
  };
}

function sessionId(store: Store, { parties }: Conversation): string {
  if (parties.kind === "channel") return parties.channelId;
  return parties.people
    .map((index) => (userIdOf(store, index) || store.people.at(index).memberId).toLowerCase())
    .join(":");
}

/** Other accounts have ids too; one for each domain. */
function accountIdOf(store: Store, person: Person): string {
  if (!person.isExternal) return store.accountId;
  const domain = person.email.slice(person.email.indexOf("@") + 1);
  return createHash("sha256").update(domain).digest().subarray(0, 16).toString("base64url");
}

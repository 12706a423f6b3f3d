import type { Conversation, Parties } from "../store/conversation.ts";
import { uuid } from "../store/ids.ts";
import type { BotMessage, Message, MessageContent } from "../store/message.ts";
import type { Person, Store } from "../store/store.ts";
import { fileInEvent } from "./files.ts";
import { contactInEvent, type MessageEvent, tellMessage } from "./message-events.ts";

export const noContent: MessageContent = { text: "", richText: [], mentions: [], files: [], cards: [] };

export interface Outgoing {
  readonly parties: Parties;
  readonly sender: Person;
  readonly content: MessageContent;
  /** The message it answers, of the same conversation. */
  readonly main?: Message | null;
  readonly bot?: BotMessage | null;
  readonly atMs: number;
}

/** Puts a message into its conversation, lets its files be seen there, and tells of it. It is checked before. */
export function postMessage(store: Store, outgoing: Outgoing): Message {
  const { parties, sender, content, main = null, bot = null, atMs } = outgoing;
  const conversation = open(store, parties, atMs);
  const message = conversation.post({
    id: uuid(store.random),
    sender: sender.index,
    sentAtMs: atMs,
    ...content,
    mainId: main?.id ?? null,
    bot,
  });
  const event = { store, conversation, message, operator: sender, atMs: message.sentAtMs };
  tellMessage(event, "posted");
  shareFiles(event);
  return message;
}

export const open = ({ messages }: Store, parties: Parties, atMs: number): Conversation =>
  parties.kind === "channel"
    ? messages.ofChannel(parties.channelId, atMs)
    : messages.openBetween(...parties.people, atMs);

/** Whoever is in the conversation may see the files of its messages. */
export function shareFiles(event: MessageEvent): void {
  const { store, conversation, message, operator, atMs } = event;
  const { parties } = conversation;
  const { files } = message.content;
  const place = parties.kind === "channel" ? { channelId: parties.channelId } : { people: parties.people };
  for (const file of files) store.files.share(file, place);
  if (files.length === 0) return;
  store.events.emit("team_chat.file_shared", {
    operator,
    atMs,
    object: () => ({
      ...(parties.kind === "channel"
        ? { type: "to_channel", channel_id: parties.channelId }
        : { type: "to_contact", ...contactInEvent(event) }),
      files: files.map(fileInEvent),
    }),
  });
}

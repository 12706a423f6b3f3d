import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { StoredFile } from "./files.ts";

/** A stretch of a message's text and how it looks; `end` is the place after its last character. */
export interface RichTextSpan {
  readonly start: number;
  readonly end: number;
  readonly format: components["schemas"]["RichTextFormat"];
  /** Empty of formats without a value. */
  readonly attribute: string;
}

/** Somebody, or with `null` everybody, called by name; `end` is the place of the name's last character. */
export interface Mention {
  /** Index of the person. */
  readonly person: number | null;
  readonly start: number;
  readonly end: number;
}

export interface Card {
  readonly id: string;
  readonly json: string;
}

/** What somebody answers a message with: an emoji of Unicode's (`U+1F600`), or one of the account's own. */
export type ReactionEmoji = { readonly unicode: string } | { readonly fileId: string; readonly name: string };

export interface Reaction {
  readonly emoji: ReactionEmoji;
  /** Indices of people, as they came. Never empty. */
  readonly people: readonly number[];
}

export interface ReactionChange {
  readonly emoji: ReactionEmoji;
  readonly person: number;
  readonly isAdded: boolean;
  readonly atMs: number;
}

/** What a message says, all of it that its sender may change. */
export interface MessageContent {
  readonly text: string;
  readonly richText: readonly RichTextSpan[];
  readonly mentions: readonly Mention[];
  readonly files: readonly StoredFile[];
  readonly cards: readonly Card[];
}

export interface Edit {
  readonly content: MessageContent;
  readonly atMs: number;
}

/** A message sent on from elsewhere, as it was then. */
export interface Forwarded {
  readonly forwardId: string;
  readonly original: Pick<Message, "id" | "sender" | "sentAtMs" | "content">;
}

/** What a chatbot sent. */
export interface BotMessage {
  readonly content: Readonly<Record<string, unknown>>;
  readonly isMarkdown: boolean;
}

export interface Message {
  /** Lower-case UUID. */
  readonly id: string;
  /** Index of the person. */
  readonly sender: number;
  /** No other message of the conversation has the same: the position of every list of messages. */
  readonly sentAtMs: number;
  /** As it stands now. */
  readonly content: MessageContent;
  /** The message whose thread it is in; null of main messages. */
  readonly main: Message | null;
  readonly reactions: readonly Reaction[];
  /** Every reaction that came or went, oldest first. */
  readonly reactionChanges: readonly ReactionChange[];
  /** Oldest first. */
  readonly edits: readonly Edit[];
  readonly deletedAtMs: number | null;
  readonly forwarded: Forwarded | null;
  readonly bot: BotMessage | null;
  /** Address of the moving picture, where the message is one. */
  readonly giphyUrl: string | null;
}

/** A message to be; what is left out it does not have. */
export interface NewMessage extends Partial<MessageContent> {
  readonly id: string;
  readonly sender: number;
  readonly sentAtMs: number;
  /** Id of the main message of the same conversation that it answers. */
  readonly mainId?: string | null;
  readonly reactionChanges?: readonly ReactionChange[];
  readonly edits?: readonly Edit[];
  readonly deletedAtMs?: number | null;
  readonly forwarded?: Forwarded | null;
  readonly bot?: BotMessage | null;
  readonly giphyUrl?: string | null;
}

export const isSameEmoji = (a: ReactionEmoji, b: ReactionEmoji): boolean =>
  "unicode" in a ? "unicode" in b && a.unicode === b.unicode : "fileId" in b && a.fileId === b.fileId;

/** Message ids as the platform writes them in some places: in capitals, or in braces. */
export const plainMessageId = (id: string): string => id.replace(/^\{(.*)\}$/, "$1").toLowerCase();

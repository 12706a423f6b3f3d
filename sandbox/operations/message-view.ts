import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { StoredFile } from "../store/files.ts";
import type { Mention, Message, MessageContent, Reaction, RichTextSpan } from "../store/message.ts";
import type { Store } from "../store/store.ts";
import { dateTime } from "./date-time.ts";
import type { OperationContext } from "./operation.ts";

type Schemas = components["schemas"];

/** Who looks, and when: links to files are made for one reader. */
export type Reader = Pick<OperationContext, "store" | "caller" | "nowMs">;

/** The parts that all listings of messages have in common. */
export function messageFields(
  reader: Reader,
  message: Pick<Message, "id" | "sender" | "sentAtMs" | "content"> & Partial<Message>,
) {
  const { content, sentAtMs, bot } = message;
  const type = message.giphyUrl ? ("giphy_file" as const) : messageType(reader, content);
  return {
    id: message.id,
    message: content.text,
    message_type: type,
    date_time: dateTime(sentAtMs),
    timestamp: sentAtMs,
    ...senderFields(reader.store, message.sender),
    ...contentFields(reader, content),
    ...(bot && { bot_message: { ...bot.content } }),
  };
}

/** What a message has beside its text, as far as it has it. The first file stands by itself as well. */
export function contentFields(reader: Reader, content: MessageContent) {
  const { richText, mentions, cards } = content;
  const files = filesView(reader, content.files);
  return {
    ...(richText.length > 0 && { rich_text: richText.map(richTextView) }),
    ...(mentions.length > 0 && { at_items: mentions.map((mention) => mentionView(reader.store, mention)) }),
    ...files[0],
    ...(files.length > 0 && { files }),
    ...(cards.length > 0 && { interactive_cards: cards.map(({ id, json }) => ({ card_id: id, card_json: json })) }),
  };
}

/** People of other accounts have no address here. */
export function senderFields(store: Store, sender: number) {
  const person = store.people.at(sender);
  return {
    sender: person.isExternal ? "" : person.email,
    send_member_id: person.memberId,
    sender_display_name: person.displayName,
  };
}

export const threadFields = ({ main }: Pick<Message, "main">) =>
  main ? { reply_main_message_id: main.id, reply_main_message_timestamp: main.sentAtMs } : {};

/** Files that were deleted or have expired are no more in the messages they came with. */
export function filesView({ store, caller, nowMs }: Reader, files: readonly StoredFile[]) {
  return files
    .filter((file) => store.files.find(file.id, nowMs))
    .map((file) => ({
      file_id: file.id,
      file_name: file.name,
      file_size: file.size,
      download_url: store.files.downloadUrl(file, nowMs, caller.user.index),
    }));
}

export function richTextView({ start, end, format, attribute }: RichTextSpan) {
  return {
    start_position: start,
    end_position: end,
    format_type: format,
    ...(attribute !== "" && { format_attr: attribute }),
  };
}

export function mentionView(store: Store, { person: index, start, end }: Mention) {
  const position = { start_position: start, end_position: end };
  if (index === null) return { at_type: 2 as const, ...position };
  const person = store.people.at(index);
  return {
    at_contact: person.isExternal ? "" : person.id,
    at_contact_member_id: person.memberId,
    at_type: 1 as const,
    ...position,
  };
}

const imageTypes: Readonly<Record<string, Schemas["MessageType"]>> = {
  jpg: "jpg_image_file",
  jpeg: "jpg_image_file",
  png: "png_image_file",
  gif: "gif_file",
};
const audio = /^(aac|flac|m4a|mp3|oga|ogg|opus|wav)$/;
const video = /^(avi|m4v|mkv|mov|mp4|webm)$/;

export function messageType({ store, nowMs }: Reader, { text, files }: MessageContent): Schemas["MessageType"] {
  const [first, ...others] = files.filter((file) => store.files.find(file.id, nowMs));
  if (!first) return "plain_text_message";
  if (text !== "") return "file_and_text";
  if (others.length > 0) return "others";
  if (audio.test(first.extension)) return "audio_file";
  if (video.test(first.extension)) return "video_file";
  return (first.isImage && imageTypes[first.extension]) || "others";
}

/** Reactions with emoji of Unicode's; those with the account's own stand in the reports only. */
function* unicodeReactions(reactions: readonly Reaction[]): Generator<{ emoji: string; people: readonly number[] }> {
  for (const { emoji, people } of reactions) if ("unicode" in emoji) yield { emoji: emoji.unicode, people };
}

export const userIdOf = (store: Store, index: number): string => {
  const person = store.people.at(index);
  return person.isExternal ? "" : person.id;
};

/** As in a list of messages. */
export function reactionsBySender(store: Store, reactions: readonly Reaction[]): Schemas["ReactionBySender"][] {
  return [...unicodeReactions(reactions)].map(({ emoji, people }) => ({
    emoji,
    total_count: people.length,
    senders: people.map((index) => {
      const userId = userIdOf(store, index);
      return { ...(userId !== "" && { user_id: userId }), member_id: store.people.at(index).memberId };
    }),
  }));
}

/** Lists of ids: people of other accounts are in the second only. */
export const reactors = (store: Store, people: readonly number[]) => ({
  total_count: people.length,
  user_ids: people.map((index) => userIdOf(store, index)).filter((id) => id !== ""),
  member_ids: people.map((index) => store.people.at(index).memberId),
});

/** As in a single message and in the reports. */
export function reactionsByIds(store: Store, reactions: readonly Reaction[]): Schemas["Reaction"][] {
  return [...unicodeReactions(reactions)].map(({ emoji, people }) => ({ emoji, ...reactors(store, people) }));
}

/** As in a thread. */
export function reactionCounts(reactions: readonly Reaction[], reader: number): Schemas["ThreadReaction"][] {
  return [...unicodeReactions(reactions)].map(({ emoji, people }) => ({
    emoji_id: emoji,
    count: people.length,
    is_sender: people.includes(reader),
  }));
}

export const customReactions = (store: Store, reactions: readonly Reaction[]): Schemas["CustomEmojiReaction"][] =>
  reactions.flatMap(({ emoji, people }) =>
    "fileId" in emoji
      ? [{ custom_emoji_file_id: emoji.fileId, custom_emoji_name: emoji.name, ...reactors(store, people) }]
      : [],
  );

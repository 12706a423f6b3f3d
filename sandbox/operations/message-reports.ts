import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Conversation } from "../store/conversation.ts";
import type { Message, MessageContent, ReactionEmoji } from "../store/message.ts";
import { dateTime } from "./date-time.ts";
import { invalidField } from "./errors.ts";
import {
  customReactions,
  filesView,
  reactionsByIds,
  richTextView,
  senderFields,
  threadFields,
  userIdOf,
} from "./message-view.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { checkMayReport, findSession, type ReportDates, reportDates } from "./report-access.ts";

type Schemas = components["schemas"];

export const messageReportsHandlers = {
  /** Newest first. Pages are of the messages; those edited and those deleted within the dates come with each page. */
  getChatMessageReports: (context) => {
    checkMayReport(context);
    const { params, query, store, cursor, nowMs } = context;
    const dates = reportDates(context);
    const conversation = findSession(store, params.sessionId ?? "", nowMs);
    if (!conversation) throw invalidField("sessionId", "Invalid field.");
    const page = messagesOf(context, conversation, dates);
    const wanted = (query.include_fields ?? "").split(",");
    return {
      status: 200,
      body: {
        ...dates.echo,
        messages: page.items.map((message) => messageView(context, conversation, message, dates)),
        ...(wanted.includes("edited_messages") && { edited_messages: editedMessages(context, conversation, dates) }),
        ...(wanted.includes("deleted_messages") && { deleted_messages: deletedMessages(context, conversation, dates) }),
        next_page_token: cursor.next(page.next),
        page_size: cursor.pageSize,
      },
    };
  },
} satisfies Record<string, Handler>;

function messagesOf({ query, cursor }: OperationContext, conversation: Conversation, { fromMs, untilMs }: ReportDates) {
  const beforeMs = cursor.position === null ? untilMs : Number(cursor.position);
  const items: Message[] = [];
  for (const message of conversation.newestFirst(fromMs, beforeMs)) {
    if (message.deletedAtMs !== null || (message.bot && query.include_bot_message !== "true")) continue;
    if (items.length === cursor.pageSize) return { items, next: `${items.at(-1)?.sentAtMs}` };
    items.push(message);
  }
  return { items, next: null };
}

const isWithin = ({ fromMs, untilMs }: ReportDates, ms: number): boolean => ms >= fromMs && ms < untilMs;

function messageView(
  context: OperationContext,
  conversation: Conversation,
  message: Message,
  dates: ReportDates,
): Schemas["ReportMessage"] {
  const { query, store } = context;
  const { bot } = message;
  return {
    ...commonFields(context, conversation, message, message.content, message.sentAtMs),
    ...(bot && { bot_message: { content: { ...bot.content }, is_markdown_support: bot.isMarkdown } }),
    ...(query.include_reactions === "true" && {
      reactions: reactionsByIds(store, message.reactions),
      custom_emoji_reactions: customReactions(store, message.reactions),
      emoji_actions: emojiActions(context, message, dates),
    }),
  };
}

function emojiActions({ store }: OperationContext, message: Message, dates: ReportDates): Schemas["EmojiAction"][] {
  return message.reactionChanges
    .filter(({ atMs }) => isWithin(dates, atMs))
    .map(({ emoji, person, isAdded, atMs }) => ({
      emoji: emojiName(emoji),
      emoji_action: isAdded ? "add" : "remove",
      emoji_action_timestamp: atMs,
      user_id: userIdOf(store, person),
      member_id: store.people.at(person).memberId,
    }));
}

const emojiName = (emoji: ReactionEmoji): string => ("unicode" in emoji ? emoji.unicode : emoji.name);

/** The last edit of each message, or every edit with `query_all_modifications`. */
function editedMessages(
  context: OperationContext,
  conversation: Conversation,
  dates: ReportDates,
): Schemas["EditedReportMessage"][] {
  const all = [...conversation.newestFirst(0, dates.untilMs)];
  return all.flatMap((message) => {
    const edits = message.edits.filter(({ atMs }) => isWithin(dates, atMs));
    return (context.query.query_all_modifications === "true" ? edits : edits.slice(-1)).map(({ content, atMs }) =>
      commonFields(context, conversation, message, content, atMs),
    );
  });
}

function deletedMessages(
  context: OperationContext,
  conversation: Conversation,
  dates: ReportDates,
): Schemas["DeletedReportMessage"][] {
  const { query, store } = context;
  const all = [...conversation.newestFirst(0, dates.untilMs)];
  return all.flatMap((message) => {
    const { deletedAtMs, content, reactions } = message;
    if (deletedAtMs === null || !isWithin(dates, deletedAtMs)) return [];
    return {
      ...commonFields(context, conversation, message, content, deletedAtMs),
      ...(query.include_reactions === "true" && {
        reactions: reactionsByIds(store, reactions),
        custom_emoji_reactions: customReactions(store, reactions),
      }),
    };
  });
}

/** Here it is the sender's member id, not the `send_member_id` of other lists. */
function commonFields(
  context: OperationContext,
  { parties }: Conversation,
  message: Message,
  content: MessageContent,
  actionAtMs: number,
) {
  const { store } = context;
  const { sender, send_member_id, sender_display_name } = senderFields(store, message.sender);
  const files = filesView(context, content.files);
  const receiver =
    parties.kind === "direct" &&
    store.people.at(parties.people.find((one) => one !== message.sender) ?? message.sender);
  return {
    id: message.id,
    message: content.text,
    date_time: dateTime(message.sentAtMs),
    timestamp: message.sentAtMs,
    action_timestamp: actionAtMs,
    sender,
    sender_member_id: send_member_id,
    sender_display_name,
    ...(receiver && { receiver: receiver.email, is_sender_external: store.people.at(message.sender).isExternal }),
    ...threadFields(message),
    ...(files.length > 0 && { files }),
    ...(content.richText.length > 0 && { rich_text: content.richText.map(richTextView) }),
    ...(message.giphyUrl && { giphy_information: [{ giphy_view_url: message.giphyUrl }] }),
    ...(message.forwarded && { forward_id: message.forwarded.forwardId }),
  };
}

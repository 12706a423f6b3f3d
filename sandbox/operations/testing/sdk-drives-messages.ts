import type { operations } from "../../../contract/operations.gen.ts";
import { newest, say } from "./chat.ts";
import { unknownChannelId } from "./refusals/refusal.ts";
import type { SdkDrive } from "./sdk.ts";
import { account, me, type Stage } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Chat Messages" }>["id"];

const room = (stage: Stage) => ({ to_channel: stage.id("Launch room") });
const one = (stage: Stage) => ({ userId: "me", messageId: newest(stage, "Launch room").id });
const unknown = { userId: "me", messageId: "01234567-89ab-4def-8123-456789abcdef" };
const nowhere = { to_channel: unknownChannelId };
const own = async (stage: Stage) => ({ userId: "me", messageId: await say(stage, "lead", "Launch room", "Hello") });
const pin = (stage: Stage) => ({
  method: "pin" as const,
  channel_id: stage.id("Launch room"),
  message_id: newest(stage, "Launch room").id,
});

/** Id of a message that somebody sent on to the lead, found in what the reports would say. */
function forwardId(stage: Stage): string {
  const nowMs = stage.sandbox.nowMs();
  const lead = stage.user("lead").index;
  for (const conversation of stage.store.messages.from(0, nowMs)) {
    const { parties } = conversation;
    const channel = parties.kind === "channel" ? stage.store.channels.find(parties.channelId) : undefined;
    if (!channel || !stage.store.channels.isMember(channel, lead)) continue;
    for (const { forwarded } of conversation.newestFirst(0, nowMs)) if (forwarded) return forwarded.forwardId;
  }
  throw new Error("nobody has sent anything on");
}

export const messageDrives: Record<Id, SdkDrive> = {
  performOperationsOnMessageOfChannel: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatMessages.performOperationsOnMessageOfChannel({ body: pin(stage) }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.performOperationsOnMessageOfChannel({
          body: { ...pin(stage), channel_id: unknownChannelId },
        }),
    },
    refusal: "400/4130",
  },
  listPinnedHistoryMessagesOfChannel: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatMessages.listPinnedHistoryMessagesOfChannel({
          path: { channelId: stage.id("Launch room") },
          query: { include_history: true },
        }),
    },
    answer: [200, { page_size: 10, next_page_token: "" }],
    refused: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.chatMessages.listPinnedHistoryMessagesOfChannel({ path: { channelId: unknownChannelId } }),
    },
    refusal: "404/4130",
  },
  getForwardedMessage: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatMessages.getForwardedMessage({ path: { forwardId: forwardId(stage) } }),
    },
    answer: [200, { message_type: "plain_text_message" }],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.chatMessages.getForwardedMessage({ path: { forwardId: "AAAAAAAAAAAAAAAAAAAAAA" } }),
    },
    refusal: "400/300",
  },
  listBookmarks: {
    happy: { as: me("lead"), call: ({ chat }) => chat.chatMessages.listBookmarks({ query: { page_size: 5 } }) },
    answer: [200, { page_size: 5 }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatMessages.listBookmarks({ query: nowhere }) },
    refusal: "403/200",
  },
  addOrRemoveBookmark: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.addOrRemoveBookmark({
          query: { message_id: newest(stage, "Launch room").id },
          body: { action: "add_bookmark", ...room(stage) },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.addOrRemoveBookmark({
          query: { message_id: unknown.messageId },
          body: { action: "add_bookmark", ...room(stage) },
        }),
    },
    refusal: "404/5401",
  },
  listScheduledMessages: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatMessages.listScheduledMessages({ query: room(stage) }),
    },
    answer: [200, { messages: [], page_size: 10 }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatMessages.listScheduledMessages({ query: nowhere }) },
    refusal: "404/4130",
  },
  deleteScheduledMessage: {
    happy: {
      as: me("lead"),
      call: async ({ chat }, stage) => {
        const time = { scheduled_time: "2026-03-02T12:00:00Z" };
        const draftId = await say(stage, "lead", "Launch room", "Later", time);
        return chat.chatMessages.deleteScheduledMessage({ path: { draftId }, query: room(stage) });
      },
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.deleteScheduledMessage({ path: { draftId: unknown.messageId }, query: room(stage) }),
    },
    refusal: "400/5404",
  },
  listUsersChatMessages: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.listUsersChatMessages({
          path: { userId: "me" },
          query: { ...room(stage), from: "2026-01-01T00:00:00Z", page_size: 3 },
        }),
    },
    answer: [200, { from: "2026-01-01T00:00:00Z", page_size: 3 }],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.chatMessages.listUsersChatMessages({ path: { userId: "me" }, query: nowhere }),
    },
    refusal: "404/4130",
  },
  sendChatMessage: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.sendChatMessage({
          path: { userId: "me" },
          body: {
            message: "@Yannick hello",
            ...room(stage),
            at_items: [{ at_type: 1, at_contact: "member@sandbox.example", start_position: 0, end_position: 7 }],
            rich_text: [{ format_type: "Bold", start_position: 9, end_position: 14 }],
          },
        }),
    },
    answer: [201, {}],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.sendChatMessage({
          path: { userId: "me" },
          body: { message: "Hello", to_channel: stage.id("Trade show") },
        }),
    },
    refusal: "400/5420",
  },
  getMessage: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatMessages.getMessage({ path: one(stage), query: room(stage) }),
    },
    answer: [200, { message_type: "plain_text_message" }],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatMessages.getMessage({ path: unknown, query: room(stage) }),
    },
    refusal: "400/300",
  },
  updateMessage: {
    happy: {
      as: me("lead"),
      call: async ({ chat }, stage) =>
        chat.chatMessages.updateMessage({ path: await own(stage), body: { message: "Changed", ...room(stage) } }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.updateMessage({ path: unknown, body: { message: "Changed", ...room(stage) } }),
    },
    refusal: "400/300",
  },
  deleteMessage: {
    happy: {
      as: me("lead"),
      call: async ({ chat }, stage) => chat.chatMessages.deleteMessage({ path: await own(stage), query: room(stage) }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.chatMessages.deleteMessage({ path: unknown, query: nowhere }),
    },
    refusal: "404/4130",
  },
  reactToChatMessage: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.reactToChatMessage({
          path: one(stage),
          body: { action: "add", emoji: "U+1F600", ...room(stage) },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.reactToChatMessage({ path: unknown, body: { emoji: "U+1F600", ...room(stage) } }),
    },
    refusal: "400/300",
  },
  markMessageReadOrUnread: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.markMessageReadOrUnread({ path: one(stage), body: { action: "unread", ...room(stage) } }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.chatMessages.markMessageReadOrUnread({ path: unknown, body: nowhere }),
    },
    refusal: "404/4130",
  },
  retrieveThread: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.retrieveThread({
          path: one(stage),
          query: { ...room(stage), from: "2026-01-01T00:00:00Z", sort: "asc", need_main_message: true },
        }),
    },
    answer: [200, { messages: [{ is_reply: false }] }],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatMessages.retrieveThread({
          path: one(stage),
          query: { ...room(stage), from: "2026-01-01T00:00:00Z", limit: 101 },
        }),
    },
    refusal: "400/4231",
  },
};

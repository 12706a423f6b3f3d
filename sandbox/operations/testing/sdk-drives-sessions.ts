import type { operations } from "../../../contract/operations.gen.ts";
import { sessionId } from "../report-access.ts";
import { conversation, newest } from "./chat.ts";
import { badToken, unknownChannelId } from "./refusals/refusal.ts";
import type { SdkDrive } from "./sdk.ts";
import { account, me, type Stage } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Chat Reminder" | "Chat Sessions" | "Reports" }>["id"];

const room = (stage: Stage) => ({ to_channel: stage.id("Launch room") });
const one = (stage: Stage) => ({ messageId: newest(stage, "Launch room").id });
const month = { from: "2026-02-10", to: "2026-03-02" };

export const sessionDrives: Record<Id, SdkDrive> = {
  createReminderMessage: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatReminder.createReminderMessage({
          path: one(stage),
          body: { ...room(stage), delay_seconds: 1800, reminder_note: "Ask again" },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatReminder.createReminderMessage({ path: one(stage), body: { ...room(stage), delay_seconds: 1 } }),
    },
    refusal: "400/4101",
  },
  deleteReminderForMessage: {
    happy: {
      as: me("lead"),
      call: async ({ chat }, stage) => {
        const path = one(stage);
        await chat.chatReminder.createReminderMessage({ path, body: { ...room(stage), delay_seconds: 1800 } });
        return chat.chatReminder.deleteReminderForMessage({ path, query: room(stage) });
      },
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatReminder.deleteReminderForMessage({ path: one(stage), query: room(stage) }),
    },
    refusal: "404/4200",
  },
  listReminders: {
    happy: { as: me("lead"), call: ({ chat }, stage) => chat.chatReminder.listReminders({ query: room(stage) }) },
    answer: [200, { reminders: [], next_page_token: "" }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatReminder.listReminders({ query: { page_size: 500 } }) },
    refusal: "400/4101",
  },
  starOrUnstarChannelOrContactUser: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatSessions.starOrUnstarChannelOrContactUser({
          path: { userId: "me" },
          body: { method: "star", params: { target_id: stage.user("member").id, target_type: "contact" } },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.chatSessions.starOrUnstarChannelOrContactUser({
          path: { userId: "me" },
          body: { method: "star", params: { target_id: unknownChannelId, target_type: "channel" } },
        }),
    },
    refusal: "404/4130",
  },
  listUsersChatSessions: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatSessions.listUsersChatSessions({
          path: { userId: stage.user("lead").id },
          query: { type: "1:1", page_size: 2 },
        }),
    },
    answer: [200, { page_size: 2, sessions: [{ type: "1:1" }, { type: "1:1" }] }],
    refused: {
      as: account("channel-admin"),
      call: ({ chat }, stage) => chat.chatSessions.listUsersChatSessions({ path: { userId: stage.user("lead").id } }),
    },
    refusal: "403/200",
  },
  getChatSessionsReports: {
    happy: {
      as: account("admin"),
      call: ({ chat }) => chat.reports.getChatSessionsReports({ query: { ...month, page_size: 2 } }),
    },
    answer: [200, { ...month, page_size: 2 }],
    refused: {
      as: account("admin"),
      call: ({ chat }) =>
        chat.reports.getChatSessionsReports({
          query: { ...month, next_page_token: badToken.query?.next_page_token ?? "" },
        }),
    },
    refusal: "400/300",
  },
  getChatMessageReports: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.reports.getChatMessageReports({
          path: { sessionId: sessionId(stage.store, conversation(stage, "Launch room")) },
          query: { ...month, include_fields: "edited_messages,deleted_messages" },
        }),
    },
    answer: [200, { ...month, page_size: 30 }],
    refused: {
      as: account("admin"),
      call: ({ chat }) => chat.reports.getChatMessageReports({ path: { sessionId: unknownChannelId }, query: month }),
    },
    refusal: "400/300",
  },
};

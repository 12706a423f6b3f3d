import { newest, say } from "../chat.ts";
import { account, me, type RequestParts, type Stage } from "../stage.ts";
import { badToken, type Refusals, unknownChannelId } from "./refusal.ts";

const nobody = "nobody@sandbox.example";
const unknownMessageId = "01234567-89ab-4def-8123-456789abcdef";

const to = (stage: Stage, channelName: string) => ({ to_channel: stage.id(channelName) });

const pinning = (stage: Stage, method: "pin" | "unpin", channelName: string, messageId?: string): RequestParts => ({
  body: { method, channel_id: stage.id(channelName), message_id: messageId ?? newest(stage, channelName).id },
});
const pinnedMessage = (stage: Stage) => ({ message_id: newest(stage, "Launch room").id });

const bookmarking = (stage: Stage, body: object, messageId?: string): RequestParts => ({
  query: { message_id: messageId ?? newest(stage, "Launch room").id },
  body: { action: "add_bookmark", ...body },
});

const reminding = (stage: Stage, body: object, messageId?: string): RequestParts => ({
  params: { messageId: messageId ?? newest(stage, "Launch room").id },
  body,
});
const soon = { delay_seconds: 300 };

/** Messages that channels or people keep: pinned, with a bookmark, scheduled, to be reminded of. */
export const keptMessageRefusals: Refusals = {
  performOperationsOnMessageOfChannel: [
    {
      code: 5301,
      when: "the channel is archived",
      as: me("lead"),
      request: (stage) => pinning(stage, "pin", "Trade show"),
    },
    {
      code: 5401,
      when: "no message has the id",
      as: me("lead"),
      request: (stage) => pinning(stage, "pin", "Launch room", unknownMessageId),
      values: () => ({ message_id: unknownMessageId }),
    },
    {
      code: 300,
      when: "the method is none",
      as: me("lead"),
      request: (stage) => ({ body: { ...(pinning(stage, "pin", "Launch room").body as object), method: "hold" } }),
    },
    { code: 300, when: "there is nothing in the request", as: me("lead"), request: () => ({ body: {} }) },
    {
      code: 4130,
      when: "no channel has the id",
      as: me("lead"),
      request: () => ({ body: { method: "pin", channel_id: unknownChannelId, message_id: unknownMessageId } }),
      values: () => ({ channel_id: unknownChannelId }),
    },
    {
      code: 3216,
      when: "the message is pinned",
      as: me("lead"),
      request: async (stage) => {
        const parts = pinning(stage, "pin", "Launch room");
        await stage.call("performOperationsOnMessageOfChannel", me("lead"), parts);
        return parts;
      },
      values: pinnedMessage,
    },
    {
      code: 3217,
      when: "the message is not pinned",
      as: me("lead"),
      request: async (stage) =>
        pinning(stage, "unpin", "Launch room", await say(stage, "lead", "Launch room", "Hello")),
      values: pinnedMessage,
    },
    {
      code: 200,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => pinning(stage, "pin", "Quarterly planning"),
    },
    {
      code: 200,
      when: "the person may not post in the channel",
      as: me("helpdesk"),
      request: (stage) => pinning(stage, "pin", "Release notes"),
    },
  ],
  listPinnedHistoryMessagesOfChannel: [
    {
      code: 300,
      when: "the id is blank",
      as: me("lead"),
      request: () => ({ params: { channelId: " " } }),
    },
    {
      code: 200,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Quarterly planning") } }),
    },
    {
      code: 200,
      when: "the role of the account-level app's person has nothing to do with messages",
      as: account("channel-admin"),
      request: (stage) => ({ params: { channelId: stage.id("Launch room") } }),
    },
    {
      code: 4130,
      when: "no channel has the id",
      as: me("lead"),
      request: () => ({ params: { channelId: unknownChannelId } }),
      values: () => ({ channel_id: unknownChannelId }),
    },
  ],
  listBookmarks: [
    { code: 300, when: "the page token is not one of its own", as: me("lead"), request: () => badToken },
    {
      code: 200,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => ({ query: to(stage, "Quarterly planning") }),
    },
    {
      code: 1001,
      when: "nobody has the address",
      as: me("lead"),
      request: () => ({ query: { to_contact: nobody } }),
      values: () => ({ userId: nobody }),
    },
  ],
  addOrRemoveBookmark: [
    {
      code: 300,
      when: "neither is named",
      as: me("lead"),
      request: (stage) => bookmarking(stage, {}),
      values: () => ({ to_contact: "to_contact", to_channel: "to_channel" }),
    },
    {
      code: 1001,
      when: "nobody has the address",
      as: me("lead"),
      request: (stage) => bookmarking(stage, { to_contact: nobody }),
      values: (stage) => ({ to_contact: nobody, userId: stage.user("lead").id }),
    },
    {
      code: 4130,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => bookmarking(stage, to(stage, "Quarterly planning")),
      values: (stage) => to(stage, "Quarterly planning"),
    },
    {
      code: 5401,
      when: "the message is in another channel",
      as: me("lead"),
      request: (stage) => bookmarking(stage, to(stage, "Platform team")),
      values: (stage) => ({ messageId: newest(stage, "Launch room").id }),
    },
  ],
  listScheduledMessages: [
    {
      code: 300,
      when: "both are named",
      as: me("lead"),
      request: (stage) => ({ query: { ...to(stage, "Launch room"), to_contact: "member@sandbox.example" } }),
      values: () => ({ params: "to_channel" }),
    },
    {
      code: 1001,
      when: "nobody has the address",
      as: me("lead"),
      request: () => ({ query: { to_contact: nobody } }),
      values: () => ({ to_contact: nobody }),
    },
    {
      code: 4130,
      when: "no channel has the id",
      as: me("lead"),
      request: () => ({ query: { to_channel: unknownChannelId } }),
      values: () => ({ to_channel: unknownChannelId }),
    },
  ],
  deleteScheduledMessage: [
    {
      code: 5404,
      when: "it is somebody else's",
      as: me("member"),
      request: async (stage) => ({ params: { draftId: await scheduled(stage) }, query: to(stage, "Launch room") }),
      values: (stage) => ({ draft_id: stage.store.personal.drafts.all(stage.user("lead").index)[0]?.id ?? "" }),
    },
    {
      code: 5301,
      when: "it is to be sent elsewhere",
      as: me("lead"),
      request: async (stage) => ({ params: { draftId: await scheduled(stage) }, query: to(stage, "Platform team") }),
    },
    {
      code: 300,
      when: "neither is named",
      as: me("lead"),
      request: async (stage) => ({ params: { draftId: await scheduled(stage) } }),
    },
  ],
  createReminderMessage: [
    {
      code: 4100,
      when: "nobody has the address",
      as: me("lead"),
      request: (stage) => reminding(stage, { ...soon, to_contact: nobody }),
    },
    {
      code: 4100,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => reminding(stage, { ...soon, ...to(stage, "Quarterly planning") }),
    },
    ...[299, 7_776_001].map((seconds) => ({
      code: 4101,
      when: `it is for ${seconds} seconds from now`,
      as: me("lead"),
      request: (stage: Stage) => reminding(stage, { delay_seconds: seconds, ...to(stage, "Launch room") }),
    })),
    { code: 4102, when: "neither is named", as: me("lead"), request: (stage) => reminding(stage, soon) },
    {
      code: 4103,
      when: "it says no time",
      as: me("lead"),
      request: (stage) => reminding(stage, to(stage, "Launch room")),
    },
    {
      code: 4103,
      when: "it says the time in both ways",
      as: me("lead"),
      request: (stage) =>
        reminding(stage, { ...soon, remind_time: "2026-03-02T10:00:00Z", ...to(stage, "Launch room") }),
    },
    {
      code: 4104,
      when: "the message id is blank",
      as: me("lead"),
      request: (stage) => reminding(stage, { ...soon, ...to(stage, "Launch room") }, " "),
    },
    ...["2026-03-02T09:30:00Z", "2026-05-31T09:30:01Z"].map((time) => ({
      code: 4105,
      when: `it is for ${time}`,
      as: me("lead"),
      request: (stage: Stage) => reminding(stage, { remind_time: time, ...to(stage, "Launch room") }),
    })),
    ...["2026-03-02T10:00:00+01:00", "tomorrow"].map((time) => ({
      code: 4106,
      when: `the time is written ${time}`,
      as: me("lead"),
      request: (stage: Stage) => reminding(stage, { remind_time: time, ...to(stage, "Launch room") }),
    })),
    {
      code: 4200,
      when: "no message has the id",
      as: me("lead"),
      request: (stage) => reminding(stage, { ...soon, ...to(stage, "Launch room") }, unknownMessageId),
      values: () => ({ messageId: unknownMessageId }),
    },
  ],
  deleteReminderForMessage: [
    {
      code: 4100,
      when: "neither is named",
      as: me("lead"),
      request: (stage) => ({ params: { messageId: newest(stage, "Launch room").id } }),
    },
    {
      code: 4200,
      when: "the message has no reminder",
      as: me("lead"),
      request: (stage) => ({ params: { messageId: newest(stage, "Launch room").id }, query: to(stage, "Launch room") }),
      values: (stage) => ({ messageId: newest(stage, "Launch room").id }),
    },
  ],
  listReminders: [
    {
      code: 4100,
      when: "no channel has the id",
      as: me("lead"),
      request: () => ({ query: { to_channel: unknownChannelId } }),
    },
    ...["0", "51", "many"].map((size) => ({
      code: 4101,
      when: `a page is to have ${size}`,
      as: me("lead"),
      request: () => ({ query: { page_size: size } }),
    })),
  ],
};

async function scheduled(stage: Stage): Promise<string> {
  return say(stage, "lead", "Launch room", "Later", { scheduled_time: "2026-03-02T11:00:00Z" });
}

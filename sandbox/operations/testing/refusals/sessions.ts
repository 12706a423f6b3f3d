import { newest } from "../chat.ts";
import { account, me, type RequestParts, type Stage } from "../stage.ts";
import { badToken, type Refusals, unknownChannelId } from "./refusal.ts";

const unknownMessageId = "01234567-89ab-4def-8123-456789abcdef";
const since = { from: "2026-01-01T00:00:00Z" };

const thread = (stage: Stage, query: Readonly<Record<string, string>>, messageId?: string): RequestParts => ({
  params: { messageId: messageId ?? newest(stage, "Launch room").id },
  query: { to_channel: stage.id("Launch room"), ...query },
});
const star = (id: string, type: "channel" | "contact" = "channel"): RequestParts => ({
  body: { method: "star", params: { target_id: id, target_type: type } },
});

/** Threads, sessions and the reports of them. */
export const sessionRefusals: Refusals = {
  retrieveThread: [
    {
      code: 4231,
      when: "101 are wanted",
      as: me("lead"),
      request: (stage) => thread(stage, { ...since, limit: "101" }),
    },
    {
      code: 4232,
      when: "the order is none",
      as: me("lead"),
      request: (stage) => thread(stage, { ...since, sort: "newest" }),
    },
    { code: 4233, when: "it says no beginning", as: me("lead"), request: (stage) => thread(stage, {}) },
    { code: 4233, when: "the beginning is blank", as: me("lead"), request: (stage) => thread(stage, { from: "" }) },
    {
      code: 4234,
      when: "neither is named",
      as: me("lead"),
      request: (stage) => thread(stage, { ...since, to_channel: "" }),
    },
    {
      code: 403,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => thread(stage, { ...since, to_channel: stage.id("Quarterly planning") }),
    },
    {
      code: 403,
      when: "the role of the account-level app's person has nothing to do with messages",
      as: account("channel-admin"),
      request: (stage) => {
        const { params, query } = thread(stage, since);
        return { params: { ...params, userId: stage.user("lead").id }, query: query ?? {} };
      },
    },
    {
      code: 4130,
      when: "no channel has the id",
      as: me("lead"),
      request: (stage) => thread(stage, { ...since, to_channel: unknownChannelId }),
      values: () => ({ to_channel: unknownChannelId }),
    },
    {
      code: 1001,
      when: "nobody has the address",
      as: me("lead"),
      request: (stage) => thread(stage, { ...since, to_channel: "", to_contact: "nobody@sandbox.example" }),
      values: () => ({ userId: "nobody@sandbox.example" }),
    },
    {
      code: 4131,
      when: "no message has the id",
      as: me("lead"),
      request: (stage) => thread(stage, since, unknownMessageId),
      values: () => ({ messageId: unknownMessageId }),
    },
  ],
  starOrUnstarChannelOrContactUser: [
    {
      code: 200,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => star(stage.id("Quarterly planning")),
    },
    {
      code: 200,
      when: "the role of the account-level app's person has nothing to do with messages",
      as: account("channel-admin"),
      request: (stage) => ({ params: { userId: stage.user("lead").id }, ...star(stage.id("Launch room")) }),
    },
    {
      code: 5301,
      when: "the channel is archived",
      as: me("lead"),
      request: (stage) => star(stage.id("Trade show")),
    },
    {
      code: 4130,
      when: "no channel has the id",
      as: me("lead"),
      request: () => star(unknownChannelId),
      values: () => ({ target_id: unknownChannelId }),
    },
    {
      code: 1001,
      when: "nobody has the id",
      as: me("lead"),
      request: () => star(unknownChannelId, "contact"),
      values: (stage) => ({ target_id: unknownChannelId, userId: stage.user("lead").id }),
    },
  ],
  listUsersChatSessions: [
    { code: 300, when: "the page token is not one of its own", as: me("lead"), request: () => badToken },
    {
      code: 200,
      when: "the role of the account-level app's person has nothing to do with messages",
      as: account("channel-admin"),
      request: (stage) => ({ params: { userId: stage.user("lead").id } }),
    },
    {
      code: 1001,
      about: "User does not exist",
      when: "nobody has the id",
      as: account("admin"),
      request: () => ({ params: { userId: "nobody" } }),
      values: () => ({ userId: "nobody" }),
    },
    {
      code: 1001,
      about: "session type",
      when: "the type is none",
      as: me("lead"),
      request: () => ({ query: { type: "channel" } }),
    },
  ],
  getChatSessionsReports: [
    {
      code: 300,
      when: "the page token is not one of its own",
      as: account("admin"),
      request: () => ({ query: { ...badToken.query, from: "2026-02-10", to: "2026-03-02" } }),
    },
  ],
};

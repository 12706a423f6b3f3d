import { newest, say } from "../chat.ts";
import { account, me, type RequestParts, type Stage } from "../stage.ts";
import { badToken, type Refusals, unknownChannelId } from "./refusal.ts";

const nobody = "nobody@sandbox.example";
const nobodyValues = () => ({ to_contact: nobody });
const nowhereValues = () => ({ to_channel: unknownChannelId });

const to = (stage: Stage, channelName: string) => ({ to_channel: stage.id(channelName) });
const text = (stage: Stage, channelName: string, more: object = {}): RequestParts => ({
  body: { message: "Hello", ...to(stage, channelName), ...more },
});
const write = (person: string, more: object = {}): RequestParts => ({
  body: { message: "Hello", to_contact: person, ...more },
});

/** Sending messages and listing them. */
export const sendingRefusals: Refusals = {
  listUsersChatMessages: [
    {
      code: 200,
      when: "the role of the account-level app's person has nothing to do with messages",
      as: account("channel-admin"),
      request: (stage) => ({ params: { userId: stage.user("lead").id }, query: to(stage, "Launch room") }),
    },
    {
      code: 300,
      about: "next page token",
      when: "the page token is not one of its own",
      as: me("lead"),
      request: (stage) => ({ query: { ...badToken.query, ...to(stage, "Launch room") } }),
    },
    { code: 300, about: "Must provide", when: "neither is named", as: me("lead"), request: () => ({}) },
    {
      code: 300,
      about: "Must provide",
      when: "both are named",
      as: me("lead"),
      request: (stage) => ({ query: { ...to(stage, "Launch room"), to_contact: "member@sandbox.example" } }),
    },
    {
      code: 300,
      about: "Must provide",
      when: "a search says what for and not of what type",
      as: me("lead"),
      request: () => ({ query: { search_key: "Hello" } }),
    },
    {
      code: 300,
      about: "recent 6 months",
      when: "the range begins more than six months ago",
      as: me("lead"),
      request: (stage) => ({ query: { ...to(stage, "Launch room"), from: "2025-09-01T23:59:59Z" } }),
    },
    {
      code: 300,
      about: "recent 6 months",
      when: "the day is more than six months ago",
      as: me("lead"),
      request: (stage) => ({ query: { ...to(stage, "Launch room"), date: "2025-09-01" } }),
    },
    {
      code: 1001,
      when: "nobody has the address",
      as: me("lead"),
      request: () => ({ query: { to_contact: nobody } }),
      values: nobodyValues,
    },
    {
      code: 4130,
      when: "no channel has the id",
      as: me("lead"),
      request: () => ({ query: { to_channel: unknownChannelId } }),
      values: nowhereValues,
    },
    {
      code: 4130,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => ({ query: to(stage, "Salary review") }),
      values: (stage) => to(stage, "Salary review"),
    },
  ],
  sendChatMessage: [
    {
      code: 5301,
      when: "there is nothing in it",
      as: me("lead"),
      request: (stage) => text(stage, "Launch room", { message: "  " }),
    },
    {
      code: 5301,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => text(stage, "Quarterly planning"),
    },
    {
      code: 5301,
      when: "only owner, administrators and others may post",
      as: me("helpdesk"),
      request: (stage) => text(stage, "Release notes"),
    },
    {
      code: 5301,
      when: "one of its files is not there",
      as: me("lead"),
      request: (stage) => text(stage, "Launch room", { file_ids: ["AAAAAAAAAAAAAAAAAAAAAA"] }),
    },
    {
      code: 5301,
      when: "everybody is called by one who may not",
      as: me("channel-viewer"),
      request: (stage) =>
        text(stage, "Launch room", { at_items: [{ at_type: 2, start_position: 0, end_position: 4 }] }),
    },
    {
      code: 5402,
      when: "it answers an answer",
      as: me("lead"),
      request: async (stage) => {
        const main = await say(stage, "lead", "Launch room", "One");
        const answer = await say(stage, "member", "Launch room", "Two", { reply_main_message_id: main });
        return text(stage, "Launch room", { reply_main_message_id: answer });
      },
    },
    {
      code: 5402,
      when: "what it answers is in another channel",
      as: me("lead"),
      request: (stage) => text(stage, "Launch room", { reply_main_message_id: newest(stage, "Platform team").id }),
    },
    {
      code: 5403,
      when: "the account sends no files",
      as: me("lead"),
      request: (stage) => {
        stage.store.settings.canSendFiles = false;
        return text(stage, "Launch room", { file_ids: ["AAAAAAAAAAAAAAAAAAAAAA"] });
      },
    },
    ...["2026-03-02T10:00:00Z", "2026-08-29T09:30:01Z", "2026-03-05T10:00:00+01:00", "tomorrow"].map((time) => ({
      code: 300,
      when: `it is to be sent at ${time}`,
      as: me("lead"),
      request: (stage: Stage) => text(stage, "Launch room", { scheduled_time: time }),
    })),
    {
      code: 5405,
      when: "a card is no card",
      as: me("lead"),
      request: (stage) => text(stage, "Launch room", { interactive_cards: [{ card_json: "{" }] }),
    },
    {
      code: 5405,
      when: "a card has nothing in it",
      as: me("lead"),
      request: (stage) => text(stage, "Launch room", { interactive_cards: [{ card_json: "{}" }] }),
    },
    {
      code: 5418,
      when: "the one to get it has no chat",
      as: me("lead"),
      request: () => write("archive@sandbox.example"),
    },
    { code: 5418, when: "the sender has no chat", as: me("archive"), request: () => write("lead@sandbox.example") },
    {
      code: 5419,
      when: "the channel is encrypted",
      as: me("admin"),
      request: (stage) => text(stage, "Salary review"),
    },
    { code: 5420, when: "the channel is archived", as: me("lead"), request: (stage) => text(stage, "Trade show") },
    {
      code: 5421,
      when: "the sender has blocked the one to get it",
      as: me("member"),
      request: (stage) => write(stage.store.people.at(stage.store.users.length).memberId),
    },
    {
      code: 1001,
      when: "nobody has the address",
      as: me("lead"),
      request: () => write(nobody),
      values: nobodyValues,
    },
    {
      code: 1001,
      when: "the one to get it has left the company",
      as: me("lead"),
      request: (stage) => write(stage.withStatus("inactive").email),
      values: (stage) => ({ to_contact: stage.withStatus("inactive").email }),
    },
    {
      code: 1001,
      when: "the one to get it has not joined the company yet",
      as: me("lead"),
      request: (stage) => write(stage.withStatus("pending").id),
      values: (stage) => ({ to_contact: stage.withStatus("pending").id }),
    },
    {
      code: 4130,
      when: "no channel has the id",
      as: me("lead"),
      request: () => ({ body: { message: "Hello", to_channel: unknownChannelId } }),
      values: nowhereValues,
    },
  ],
};

import { conversation, mainMessages, newest, newFile, say } from "../chat.ts";
import { account, me, type RequestParts, type Stage } from "../stage.ts";
import { type Refusals, unknownChannelId } from "./refusal.ts";

const nobody = "nobody@sandbox.example";
const unknownMessageId = "01234567-89ab-4def-8123-456789abcdef";
const unknownMessage = () => ({ messageId: unknownMessageId });

const to = (stage: Stage, channelName: string) => ({ to_channel: stage.id(channelName) });
const inChannel = (stage: Stage, channelName: string) => ({ query: to(stage, channelName) });

/** Somebody else's message in the launch room. */
function othersMessage(stage: Stage, person: string): string {
  const { index } = stage.user(person);
  const message = mainMessages(stage, "Launch room").find(({ sender }) => sender !== index);
  if (!message) throw new Error("nobody else has said anything");
  return message.id;
}

/** Of the message in the launch room that was deleted at this moment. */
function deletedNow(stage: Stage): string {
  const all = [...conversation(stage, "Launch room").newestFirst(0, Number.POSITIVE_INFINITY)];
  return all.find(({ deletedAtMs }) => deletedAtMs === stage.sandbox.nowMs())?.id ?? "";
}

/** The errors that operations on one message have where they look for it. */
const lookups = (body: (target: object) => RequestParts) => ({
  neither: (stage: Stage) => ({ params: { messageId: newest(stage, "Launch room").id }, ...body({}) }),
  nobody: (stage: Stage) => ({
    params: { messageId: newest(stage, "Launch room").id },
    ...body({ to_contact: nobody }),
  }),
  nowhere: (stage: Stage) => ({
    params: { messageId: newest(stage, "Launch room").id },
    ...body({ to_channel: unknownChannelId }),
  }),
  nothing: (stage: Stage) => ({ params: unknownMessage(), ...body(to(stage, "Launch room")) }),
  elsewhere: (stage: Stage) => ({
    params: { messageId: newest(stage, "Launch room").id },
    ...body(to(stage, "Platform team")),
  }),
});

const asQuery = lookups((query) => ({ query: query as Record<string, string> }));
const asBody = lookups((body) => ({ body }));
const asUpdate = lookups((body) => ({ body: { message: "Changed", ...body } }));
const asReaction = lookups((body) => ({ body: { emoji: "U+1F600", ...body } }));

const nobodyValues = () => ({ to_contact: nobody });
const nowhereValues = () => ({ to_channel: unknownChannelId });

/** What is done to one message. */
export const messageRefusals: Refusals = {
  getMessage: [
    {
      code: 200,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => ({ params: unknownMessage(), ...inChannel(stage, "Salary review") }),
    },
    {
      code: 200,
      when: "the role of the account-level app's person has nothing to do with messages",
      as: account("channel-admin"),
      request: (stage) => ({ params: { userId: stage.user("lead").id, ...unknownMessage() } }),
    },
    { code: 300, about: "Must provide", when: "neither is named", as: me("lead"), request: asQuery.neither },
    {
      code: 300,
      about: "Channel does not exist",
      when: "no message has the id",
      as: me("lead"),
      request: asQuery.nothing,
      values: unknownMessage,
    },
    {
      code: 300,
      about: "Channel does not exist",
      when: "the message is in another channel",
      as: me("lead"),
      request: asQuery.elsewhere,
      values: (stage) => ({ messageId: newest(stage, "Launch room").id }),
    },
    { code: 1001, when: "nobody has the address", as: me("lead"), request: asQuery.nobody, values: nobodyValues },
    { code: 4130, when: "no channel has the id", as: me("lead"), request: asQuery.nowhere, values: nowhereValues },
  ],
  updateMessage: [
    {
      code: 200,
      when: "somebody else has sent it",
      as: me("lead"),
      request: (stage) => ({
        params: { messageId: othersMessage(stage, "lead") },
        body: { message: "Mine", ...to(stage, "Launch room") },
      }),
    },
    {
      code: 200,
      when: "the person acted for has not sent it, whatever the caller's role",
      as: account("owner"),
      request: (stage) => ({
        params: { userId: stage.user("lead").id, messageId: othersMessage(stage, "lead") },
        body: { message: "Mine", ...to(stage, "Launch room") },
      }),
    },
    { code: 300, about: "Must provide", when: "neither is named", as: me("lead"), request: asUpdate.neither },
    {
      code: 300,
      about: "Message does not exist",
      when: "no message has the id",
      as: me("lead"),
      request: asUpdate.nothing,
      values: unknownMessage,
    },
    {
      code: 300,
      about: "plain text message",
      when: "a message without files is to have one",
      as: me("lead"),
      request: async (stage) => ({
        params: { messageId: await say(stage, "lead", "Launch room", "Hello") },
        body: { file_ids: ["AAAAAAAAAAAAAAAAAAAAAA"], ...to(stage, "Launch room") },
      }),
    },
    {
      code: 5404,
      when: "one of the files is not there",
      as: me("lead"),
      request: async (stage) => {
        const file = newFile(stage, "lead");
        return {
          params: { messageId: await say(stage, "lead", "Launch room", "Hello", { file_ids: [file.id] }) },
          body: { file_ids: [file.id, "AAAAAAAAAAAAAAAAAAAAAA"], ...to(stage, "Launch room") },
        };
      },
      values: (stage) => {
        const file = stage.store.files.ofChannel(stage.id("Launch room")).at(-1);
        return { file_ids: `${file?.id},AAAAAAAAAAAAAAAAAAAAAA` };
      },
    },
    {
      code: 5045,
      when: "a card is no card",
      as: me("lead"),
      request: async (stage) => ({
        params: { messageId: await say(stage, "lead", "Launch room", "Hello") },
        body: { interactive_cards: [{ card_json: "no card" }], ...to(stage, "Launch room") },
      }),
    },
    {
      code: 5046,
      when: "the message has no card of the id",
      as: me("lead"),
      request: async (stage) => ({
        params: { messageId: await say(stage, "lead", "Launch room", "Hello") },
        body: { interactive_cards: [{ card_id: "AAAAAAAAAAAAAAAAAAAAAA" }], ...to(stage, "Launch room") },
      }),
      values: () => ({ "interactive_cards.card_id": "AAAAAAAAAAAAAAAAAAAAAA" }),
    },
    { code: 1001, when: "nobody has the address", as: me("lead"), request: asUpdate.nobody, values: nobodyValues },
    { code: 4130, when: "no channel has the id", as: me("lead"), request: asUpdate.nowhere, values: nowhereValues },
  ],
  deleteMessage: [
    {
      code: 200,
      about: "Only the sender",
      when: "somebody else has sent it",
      as: me("lead"),
      request: (stage) => ({
        params: { messageId: othersMessage(stage, "lead") },
        ...inChannel(stage, "Launch room"),
      }),
    },
    {
      code: 200,
      about: "parameter provided is invalid",
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => ({ params: unknownMessage(), ...inChannel(stage, "Salary review") }),
    },
    { code: 300, about: "must provide", when: "neither is named", as: me("lead"), request: asQuery.neither },
    {
      code: 300,
      about: "Channel does not exist",
      when: "it is deleted already",
      as: me("lead"),
      request: async (stage) => {
        const parts = {
          params: { messageId: await say(stage, "lead", "Launch room", "Hello") },
          ...inChannel(stage, "Launch room"),
        };
        await stage.call("deleteMessage", me("lead"), parts);
        return parts;
      },
      values: (stage) => ({ messageId: deletedNow(stage) }),
    },
    { code: 1001, when: "nobody has the address", as: me("lead"), request: asQuery.nobody, values: nobodyValues },
    { code: 4130, when: "no channel has the id", as: me("lead"), request: asQuery.nowhere, values: nowhereValues },
  ],
  reactToChatMessage: [
    { code: 300, about: "Must provide", when: "neither is named", as: me("lead"), request: asReaction.neither },
    {
      code: 300,
      about: "Message does not exist",
      when: "no message has the id",
      as: me("lead"),
      request: asReaction.nothing,
      values: unknownMessage,
    },
    { code: 1001, when: "nobody has the address", as: me("lead"), request: asReaction.nobody, values: nobodyValues },
    { code: 4130, when: "no channel has the id", as: me("lead"), request: asReaction.nowhere, values: nowhereValues },
  ],
  markMessageReadOrUnread: [
    { code: 300, about: "Must provide", when: "neither is named", as: me("lead"), request: asBody.neither },
    {
      code: 300,
      about: "Message does not exist",
      when: "no message has the id",
      as: me("lead"),
      request: asBody.nothing,
      values: unknownMessage,
    },
    {
      code: 300,
      about: "Message does not exist",
      when: "the message was sent at another time",
      as: me("lead"),
      request: (stage) => {
        const { id, sentAtMs } = newest(stage, "Launch room");
        return { params: { messageId: id }, body: { timestamp: sentAtMs + 1, ...to(stage, "Launch room") } };
      },
      values: (stage) => ({ messageId: newest(stage, "Launch room").id }),
    },
    { code: 1001, when: "nobody has the address", as: me("lead"), request: asBody.nobody, values: nobodyValues },
    { code: 4130, when: "no channel has the id", as: me("lead"), request: asBody.nowhere, values: nowhereValues },
  ],
};

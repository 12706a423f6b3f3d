import type { OperationId } from "../../../../contract/operations.gen.ts";
import { account, type RequestParts, type Stage, serverApp } from "../stage.ts";
import { type Refusal, type Refusals, unknownChannelId } from "./refusal.ts";

type Parts = (stage: Stage) => RequestParts;

/** A channel that came by migration, in which lead and member are; lead owns it. */
export const migrated = "Release notes";
export const longAgoMs = Date.UTC(2025, 10, 3, 8);

const message = (stage: Stage, more: object = {}) => ({
  message: "The crane is back.",
  message_timestamp: longAgoMs,
  sender: "lead@sandbox.example",
  to_channel: stage.id(migrated),
  ...more,
});
const reaction = (stage: Stage, more: object = {}) => ({
  message_id: `${longAgoMs}`,
  message_timestamp: longAgoMs,
  to_channel: stage.id(migrated),
  emojis: [{ emoji: "+U1F400", user_identifier: ["member@sandbox.example"] }],
  ...more,
});
const channel = (more: object = {}) => ({
  name: "harbour-news",
  type: 3,
  created_time: "2025-02-13T15:23:14.541Z",
  members: [{ identifier: "member@sandbox.example" }],
  ...more,
});

export const newMessage = (stage: Stage, more?: object) => ({ body: { messages: [message(stage, more)] } });
export const newReaction = (stage: Stage, more?: object) => ({ body: { reactions: [reaction(stage, more)] } });
export const newChannel = (more?: object) => ({ params: { identifier: "lead@sandbox.example" }, body: channel(more) });
export const newMembers = (stage: Stage, ...members: readonly object[]) => ({
  params: { channelId: stage.id(migrated) },
  body: { members },
});
export const newStar = (target_id: string, target_type = "channel") => ({
  params: { identifier: "member@sandbox.example" },
  body: { method: "star", params: [{ target_id, target_type }] },
});

const fails = (code: number, when: string, request: Refusal["request"], values = {}): Refusal => ({
  code,
  when,
  as: serverApp,
  request,
  values: () => values,
});

/** What all that write refuse: requests without a token that is good, roles without privileges, locked accounts. */
const common = (parts: Parts): readonly Refusal[] => [
  {
    code: 7010,
    about: "Missing",
    when: "there is no token",
    as: serverApp,
    request: (stage) => ({ ...parts(stage), token: null }),
  },
  {
    code: 7010,
    about: "Invalid",
    when: "the token is unknown",
    as: serverApp,
    request: (stage) => ({ ...parts(stage), token: "made-up" }),
  },
  { code: 403, when: "the role only reads", as: account("channel-viewer"), request: parts },
  {
    code: 403,
    when: "the platform has not unlocked it",
    as: serverApp,
    request: (stage) => {
      stage.sandbox.reset({ keepTokens: true, migration: "locked" });
      return parts(stage);
    },
  },
];

const nobody = { identifier: "nobody" };
const someone = { identifier: "helpdesk@sandbox.example" };

const channelIds = (origin_team_id: string, origin_channel_ids: string) => ({
  query: { origin_platform: "slack", origin_team_id, origin_channel_ids },
});
const userIds = (origin_user_ids: string) => ({ query: { origin_platform: "slack", origin_user_ids } });
const platformFails = (parts: RequestParts): Refusal => ({
  code: 1001,
  when: "the platform fails",
  isFault: true,
  as: serverApp,
  request: () => parts,
  values: () => ({ identifier: "$identifier" }),
});

export const migrationRefusals = {
  migrateChannelMembers: [
    ...common((stage) => newMembers(stage, someone)),
    fails(403, "the channel did not come by migration", (stage) => ({
      ...newMembers(stage, someone),
      params: { channelId: stage.id("Platform team") },
    })),
    fails(
      4130,
      "no channel has the id",
      (stage) => ({ ...newMembers(stage, someone), params: { channelId: unknownChannelId } }),
      {
        channelId: unknownChannelId,
      },
    ),
    fails(5301, "one is nobody", (stage) => newMembers(stage, someone, nobody)),
    fails(5301, "one has not accepted yet", (stage) =>
      newMembers(stage, { identifier: stage.withStatus("pending").email }),
    ),
    fails(5301, "nobody is named", (stage) => newMembers(stage)),
  ],
  migrateChatMessageReactions: [
    ...common((stage) => newReaction(stage)),
    fails(5401, "nothing was said then", (stage) => newReaction(stage), { message_timestamp: `${longAgoMs}` }),
    fails(
      5401,
      "the message of that time has another id",
      async (stage) => {
        await stage.call("migrateChatMessages", serverApp, newMessage(stage));
        return newReaction(stage, { message_id: "8cfaf567-bf5a-4acc-b4f2-88b3d371aca5" });
      },
      { message_timestamp: `${longAgoMs}` },
    ),
    fails(4130, "no channel has the id", (stage) => newReaction(stage, { to_channel: unknownChannelId }), {
      channelId: unknownChannelId,
    }),
    fails(
      1001,
      "somebody who reacted is nobody",
      async (stage) => {
        await stage.call("migrateChatMessages", serverApp, newMessage(stage));
        return newReaction(stage, { emojis: [{ emoji: "U+1F400", user_identifier: ["nobody"] }] });
      },
      { userId: "nobody" },
    ),
    fails(403, "somebody who reacted is not in the channel", async (stage) => {
      await stage.call("migrateChatMessages", serverApp, newMessage(stage));
      const [stranger] = stage.strangers(migrated, 1);
      return newReaction(stage, { emojis: [{ emoji: "U+1F400", user_identifier: [stranger?.id] }] });
    }),
    fails(5301, "it is no emoji", async (stage) => {
      await stage.call("migrateChatMessages", serverApp, newMessage(stage));
      return newReaction(stage, { emojis: [{ emoji: "rat", user_identifier: ["member@sandbox.example"] }] });
    }),
    fails(5301, "it names channel and contact", (stage) => newReaction(stage, { to_contact: "lead@sandbox.example" })),
    fails(5301, "there are none", () => ({ body: { reactions: [] } })),
  ],
  getMigratedZoomChannelIDs: [
    {
      code: null,
      about: "Bad Request",
      when: "no id is given",
      as: serverApp,
      request: () => channelIds("T024BRIGHT", ","),
    },
    {
      code: null,
      about: "No permission",
      when: "the role has nothing to do with channels",
      as: account("coordinator"),
      request: () => channelIds("T024BRIGHT", "C024BRIGHT0"),
    },
    fails(5801, "nothing came from that workspace", () => channelIds("T000NOWHERE", "C024BRIGHT0")),
    platformFails(channelIds("T024BRIGHT", "C024BRIGHT0")),
  ],
  getMigratedZoomUserIDs: [
    { code: null, about: "Bad Request", when: "no id is given", as: serverApp, request: () => userIds(",") },
    {
      code: null,
      about: "No permission",
      when: "the role has nothing to do with channels",
      as: account("coordinator"),
      request: () => userIds("U024B00004"),
    },
    platformFails(userIds("U024B00004")),
  ],
  migrateChatMessages: [
    ...common((stage) => newMessage(stage)),
    fails(1001, "the sender is nobody", (stage) => newMessage(stage, { sender: "nobody" })),
    fails(4130, "no channel has the id", (stage) => newMessage(stage, { to_channel: unknownChannelId })),
    fails(403, "the sender is not in the channel", (stage) =>
      newMessage(stage, { sender: stage.strangers(migrated, 1)[0]?.id }),
    ),
    fails(5301, "a message was sent at that time", async (stage) => {
      await stage.call("migrateChatMessages", serverApp, newMessage(stage));
      return newMessage(stage, { message: "The other crane too." });
    }),
    fails(5301, "two have the same time", (stage) => ({ body: { messages: [message(stage), message(stage)] } })),
    fails(5301, "it is of the future", (stage) => newMessage(stage, { message_timestamp: stage.sandbox.nowMs() + 1 })),
    fails(5301, "what it answers is not there", (stage) =>
      newMessage(stage, { reply_main_message_id: "8cfaf567-bf5a-4acc-b4f2-88b3d371aca5" }),
    ),
    fails(5301, "its file is not there", (stage) => newMessage(stage, { file_ids: ["M87v-bbmRGKCtl8nGNggvA"] })),
    fails(5301, "it goes to a channel and a person", (stage) =>
      newMessage(stage, { to_contact: "member@sandbox.example" }),
    ),
    fails(5301, "it goes nowhere", (stage) => newMessage(stage, { to_channel: "" })),
    fails(5301, "it says nothing", (stage) => newMessage(stage, { message: "" })),
    fails(5301, "there are none", () => ({ body: { messages: [] } })),
  ],
  migrateChatChannel: [
    ...common(() => newChannel()),
    fails(1001, "the owner is nobody", () => ({ ...newChannel(), params: nobody }), nobody),
    fails(1001, "a member is nobody", () => newChannel({ members: [someone, nobody] }), nobody),
    fails(5301, "another channel has the name", () => newChannel({ name: "general" })),
    fails(5301, "the name is blank", () => newChannel({ name: " " })),
    fails(5301, "the owner is among the members", () =>
      newChannel({ members: [{ identifier: "lead@sandbox.example" }] }),
    ),
    fails(5301, "it was created in the future", () => newChannel({ created_time: "2026-03-03T09:30:00Z" })),
    fails(5301, "a member is of another account", (stage) =>
      newChannel({ members: [{ identifier: stage.guests("Launch room")[0]?.memberId }] }),
    ),
  ],
  migrateConversationOrChannelOperations: [
    ...common((stage) => newStar(stage.id(migrated))),
    fails(403, "the person is not in the channel", (stage) => ({
      ...newStar(stage.id(migrated)),
      params: { identifier: stage.strangers(migrated, 1)[0]?.id ?? "" },
    })),
    fails(4130, "no channel has the id", () => newStar(unknownChannelId), { channelId: unknownChannelId }),
    fails(1001, "the contact is nobody", () => newStar("nobody", "contact"), nobody),
    fails(1001, "the person is nobody", (stage) => ({ ...newStar(stage.id(migrated)), params: nobody }), nobody),
    fails(5301, "nothing is named", (stage) => ({
      ...newStar(stage.id(migrated)),
      body: { method: "star", params: [] },
    })),
  ],
} satisfies Refusals & Partial<Record<OperationId, unknown>>;

import { account, me, serverApp } from "../stage.ts";
import { badToken, type Refusals, unknownChannelId } from "./refusal.ts";

const unknown = { params: { channelId: unknownChannelId } };
const unknownValues = () => ({ channelId: unknownChannelId });

/** Channels themselves: reading, listing, searching, making, changing, deleting. */
export const channelRefusals: Refusals = {
  getChannel: [
    { code: 4130, when: "no channel has the id", as: me("lead"), request: () => unknown, values: unknownValues },
    {
      code: 200,
      when: "the channel is private and the person is not in it",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Salary review") } }),
    },
    {
      code: 200,
      when: "the role of the account-level app's person has no View on Chat Channels",
      as: account("coordinator"),
      request: (stage) => ({ params: { channelId: stage.id("General") } }),
    },
  ],
  getUserChannel: [
    { code: 4130, when: "no channel has the id", as: me("lead"), request: () => unknown, values: unknownValues },
    {
      code: 200,
      when: "the person acted for is not in the private channel, whatever the caller's role",
      as: account("admin"),
      request: (stage) => ({ params: { userId: stage.user("member").id, channelId: stage.id("Salary review") } }),
    },
    {
      code: 200,
      when: "the caller's role has no View on Chat Channels",
      as: account("coordinator"),
      request: (stage) => ({ params: { userId: stage.user("member").id, channelId: stage.id("Platform team") } }),
    },
  ],
  listUsersChannels: [
    { code: 300, when: "the page token is not one of its own", as: me("member"), request: () => badToken },
  ],
  listAccountsPublicChannels: [
    { code: 300, when: "the page token is not one of its own", as: serverApp, request: () => badToken },
  ],
  searchUsersOrAccountsChannels: [
    {
      code: 300,
      about: "next page token",
      when: "the page token is not one of its own",
      as: me("member"),
      request: () => ({
        body: {
          haystack: "public",
          needle: { search_type: "by_channel_name", keywords: ["team"] },
          next_page_token: badToken.query?.next_page_token,
        },
      }),
    },
    {
      code: 200,
      when: "somebody without View on Chat Channels searches the whole account",
      as: me("member"),
      request: () => ({ body: { haystack: "all", needle: { search_type: "by_channel_name", keywords: ["team"] } } }),
    },
    {
      code: 200,
      when: "the caller's role may not look into another person's channels",
      as: account("coordinator"),
      request: (stage) => ({
        body: {
          haystack: "user_joined",
          user_id: stage.user("lead").id,
          needle: { search_type: "by_channel_name", keywords: ["team"] },
        },
      }),
    },
  ],
  createChannel: [
    { code: 5301, when: "the name is missing", as: me("member"), request: () => ({ body: { type: 1 } }) },
    {
      code: 5301,
      when: "the name is longer than 128 characters",
      as: me("member"),
      request: () => ({ body: { type: 1, name: "x".repeat(129) } }),
    },
    {
      code: 5301,
      when: "a guest is asked into a channel of one account",
      as: me("member"),
      request: () => ({ body: { type: 2, name: "Us", members: [{ email: "jo@elsewhere.example" }] } }),
    },
    {
      code: 5301,
      when: "the caller's role has no Edit on Chat Channels",
      as: account("channel-viewer"),
      request: (stage) => ({ params: { userId: stage.user("member").id }, body: { type: 1, name: "New" } }),
    },
    {
      code: 300,
      when: "another channel has the name, in other letters",
      as: me("member"),
      request: () => ({ body: { type: 1, name: "PLATFORM team" } }),
    },
    {
      code: 1001,
      when: "nobody has the id",
      as: account("admin"),
      request: () => ({ params: { userId: "nobody" }, body: { type: 1, name: "New" } }),
      values: () => ({ userId: "nobody" }),
    },
    {
      code: 5407,
      when: "the shared space does not exist",
      as: me("member"),
      request: () => ({ body: { type: 1, name: "New", shared_space: { space_id: unknownChannelId } } }),
    },
  ],
  updateChannel: [
    {
      code: 300,
      when: "another channel has the name",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, body: { name: "launch ROOM" } }),
    },
    { code: 5301, when: "no channel has the id", as: me("lead"), request: () => ({ ...unknown, body: { name: "x" } }) },
    {
      code: 200,
      when: "the person is a plain member",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, body: { name: "Mine" } }),
    },
    {
      code: 200,
      when: "an administrator changes a setting of the owner's",
      as: me("member"),
      request: (stage) => ({
        params: { channelId: stage.id("Launch room") },
        body: { channel_settings: { mention_all_permissions: 3 } },
      }),
    },
    {
      code: 200,
      when: "the role of the account-level app's person only views",
      as: account("channel-viewer"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, body: { name: "Mine" } }),
    },
  ],
  updateUserChannel: [
    {
      code: 300,
      when: "another channel has the name",
      as: account("admin"),
      request: (stage) => ({
        params: { userId: stage.user("lead").id, channelId: stage.id("Platform team") },
        body: { name: "Launch room" },
      }),
    },
    {
      code: 5301,
      when: "the channel is archived",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Trade show") }, body: { name: "Trade show again" } }),
    },
    {
      code: 200,
      when: "the person acted for is a plain member, whatever the caller's role",
      as: account("owner"),
      request: (stage) => ({
        params: { userId: stage.user("member").id, channelId: stage.id("Platform team") },
        body: { name: "Mine" },
      }),
    },
  ],
  deleteChannel: [
    {
      code: 200,
      when: "an administrator tries, not the owner",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Launch room") } }),
    },
    { code: 5301, when: "no channel has the id", as: account("admin"), request: () => unknown },
    {
      code: 5301,
      when: "it is the channel everybody is in",
      as: account("owner"),
      request: (stage) => ({ params: { channelId: stage.id("General") } }),
    },
  ],
  deleteUserChannel: [
    {
      code: 200,
      when: "the owner it is deleted for is deactivated",
      as: account("admin"),
      request: (stage) => {
        const channel = stage.channel("Warehouse migration");
        const owner = stage.store.people.at(channel.owner);
        return { params: { userId: owner.email, channelId: channel.id } };
      },
    },
    { code: 5301, when: "no channel has the id", as: me("lead"), request: () => unknown },
  ],
  batchDeleteChannels: [
    { code: 4300, when: "there are no ids", as: me("lead"), request: () => ({ query: { channel_ids: "" } }) },
    {
      code: 4301,
      when: "there are 51 ids",
      as: me("lead"),
      request: () => ({ query: { channel_ids: Array.from({ length: 51 }, (_, index) => index).join(",") } }),
    },
    {
      code: 4302,
      when: "one is the channel everybody is in",
      as: me("owner"),
      request: (stage) => ({ query: { channel_ids: stage.id("General") } }),
    },
    {
      code: 4100,
      when: "one belongs to somebody else",
      as: me("lead"),
      request: (stage) => ({ query: { channel_ids: `${stage.id("Platform team")},${stage.id("IT help desk")}` } }),
      values: (stage) => ({ channelId: stage.id("IT help desk") }),
    },
    {
      code: 4101,
      when: "the caller's role only views",
      as: account("channel-viewer"),
      request: (stage) => ({
        params: { userId: stage.user("lead").id },
        query: { channel_ids: stage.id("Platform team") },
      }),
    },
    {
      code: 4400,
      when: "one does not exist",
      as: me("lead"),
      request: (stage) => ({ query: { channel_ids: `${stage.id("Platform team")},${unknownChannelId}` } }),
      values: unknownValues,
    },
  ],
};

import { account, me } from "../stage.ts";
import { badToken, type Refusals, someIds, unknownChannelId } from "./refusal.ts";

const unknown = { params: { channelId: unknownChannelId } };
const invited = (email: string) => ({ body: { members: [{ email }] } });

/** Who is in a channel: listing, inviting, removing, joining, leaving. */
export const memberRefusals: Refusals = {
  listChannelMembers: [
    {
      code: 200,
      when: "the channel is private and the person is not in it",
      as: me("helpdesk"),
      request: (stage) => ({ params: { channelId: stage.id("Salary review") } }),
    },
    {
      code: 300,
      when: "the page token is not one of its own",
      as: me("member"),
      request: (stage) => ({ ...badToken, params: { channelId: stage.id("Platform team") } }),
    },
  ],
  listUserChannelMembers: [
    {
      code: 200,
      when: "the person acted for is not in the private channel",
      as: account("admin"),
      request: (stage) => ({ params: { userId: stage.user("member").id, channelId: stage.id("Salary review") } }),
    },
    { code: 200, when: "no channel has the id", as: me("lead"), request: () => unknown },
    {
      code: 300,
      when: "the page token is not one of its own",
      as: me("member"),
      request: (stage) => ({ ...badToken, params: { channelId: stage.id("Platform team") } }),
    },
  ],
  inviteChannelMembers: [
    {
      code: 5301,
      when: "no channel has the id",
      as: me("lead"),
      request: () => ({ ...unknown, ...invited("member@sandbox.example") }),
    },
    {
      code: 5301,
      when: "nobody is named",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, body: {} }),
    },
    {
      code: 5301,
      when: "the channel is archived",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Trade show") }, ...invited("admin@sandbox.example") }),
    },
    {
      code: 200,
      when: "only owner and administrators may add members",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, ...invited("admin@sandbox.example") }),
    },
    {
      code: 200,
      when: "the role of the account-level app's person only views",
      as: account("channel-viewer"),
      request: (stage) => ({ params: { channelId: stage.id("Coffee and cake") }, ...invited("admin@sandbox.example") }),
    },
  ],
  inviteUserChannelMembers: [
    {
      code: 5301,
      when: "a guest is asked into a channel of one account",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, ...invited("jo@elsewhere.example") }),
    },
    {
      code: 200,
      when: "only owner and administrators may add guests",
      as: me("channel-viewer"),
      request: (stage) => ({ params: { channelId: stage.id("Launch room") }, ...invited("jo@elsewhere.example") }),
    },
    {
      code: 200,
      when: "the person acted for is not in the channel",
      as: account("admin"),
      request: (stage) => ({
        params: { userId: stage.user("member").id, channelId: stage.id("Salary review") },
        ...invited("lead@sandbox.example"),
      }),
    },
  ],
  removeMember: [
    {
      code: 200,
      when: "the person is a plain member",
      as: me("member"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team"), identifier: stage.user("helpdesk").id },
      }),
    },
    {
      code: 5301,
      when: "the one to go is the owner",
      as: account("admin"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team"), identifier: stage.user("lead").id } }),
    },
    {
      code: 5301,
      when: "the one to go is not in the channel",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team"), identifier: stage.user("admin").id } }),
    },
  ],
  removeUserChannelMember: [
    {
      code: 200,
      when: "the person acted for is a plain member",
      as: account("admin"),
      request: (stage) => ({
        params: {
          userId: stage.user("member").id,
          channelId: stage.id("Platform team"),
          identifier: stage.user("helpdesk").id,
        },
      }),
    },
    {
      code: 5301,
      when: "the one to go is the person acted for",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Launch room"), identifier: stage.user("member").id } }),
    },
  ],
  batchRemoveMembersFromChannel: [
    {
      code: 200,
      when: "the person is a plain member",
      as: me("member"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        query: { user_ids: stage.user("helpdesk").id },
      }),
    },
    {
      code: 5301,
      when: "one of them is not in the channel",
      as: me("lead"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        query: { user_ids: `${stage.user("helpdesk").id},${stage.user("admin").id}` },
      }),
    },
    {
      code: 300,
      about: "You can not remove yourself.",
      when: "one of them is the caller",
      as: me("lead"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        query: { user_ids: stage.user("helpdesk").id, member_ids: stage.user("lead").memberId },
      }),
    },
    {
      code: 300,
      about: "maximum number",
      when: "there are 21",
      as: me("lead"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        query: { member_ids: someIds(20), user_ids: stage.user("helpdesk").id },
      }),
    },
  ],
  batchRemoveMembersFromUsersChannel: [
    {
      code: 200,
      when: "the person acted for is a plain member",
      as: account("admin"),
      request: (stage) => ({
        params: { userId: stage.user("member").id, channelId: stage.id("Platform team") },
        query: { identifiers: stage.user("helpdesk").id },
      }),
    },
    {
      code: 5301,
      when: "one of them is nobody",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, query: { identifiers: someIds(1) } }),
    },
    {
      code: 300,
      about: "You can not remove the current user",
      when: "one of them is the person acted for",
      as: account("admin"),
      request: (stage) => ({
        params: { userId: stage.user("lead").id, channelId: stage.id("Platform team") },
        query: { identifiers: stage.user("lead").memberId },
      }),
    },
    {
      code: 300,
      about: "maximum number",
      when: "there are 21",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, query: { identifiers: someIds(21) } }),
    },
    {
      code: 403,
      when: "the caller's role only views",
      as: account("channel-viewer"),
      request: (stage) => ({
        params: { userId: stage.user("lead").id, channelId: stage.id("Platform team") },
        query: { identifiers: stage.user("helpdesk").id },
      }),
    },
  ],
  joinChannel: [
    {
      code: 5301,
      when: "the channel is private",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Quarterly planning") } }),
    },
    {
      code: 5301,
      when: "the person is in it",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Release notes") } }),
    },
    {
      code: 5301,
      when: "the channel is archived",
      as: me("admin"),
      request: (stage) => ({ params: { channelId: stage.id("Trade show") } }),
    },
  ],
  leaveChannel: [
    {
      code: 5301,
      when: "the person owns it",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") } }),
    },
    {
      code: 5301,
      when: "the person is not in it",
      as: me("member"),
      request: (stage) => ({ params: { channelId: stage.id("Salary review") } }),
    },
  ],
};

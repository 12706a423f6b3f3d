import { account, me, serverApp } from "../stage.ts";
import { aDay, aWeek, badToken, type Refusals, someIds, unknownChannelId } from "./refusal.ts";

const unknown = { params: { channelId: unknownChannelId } };
const blank = { params: { channelId: " ", groupId: " " } };
const unknownValues = () => ({ channelId: unknownChannelId });
const custom = { body: { cloud_retention: { enable_custom_retention: true, retention_period: "30d" } } };

/** What administrators do: other administrators, groups, activity, retention, people, roles. */
export const administrationRefusals: Refusals = {
  listChannelAdministrators: [
    {
      code: 200,
      when: "the person acted for is not in the private channel",
      as: account("admin"),
      request: (stage) => ({ params: { userId: stage.user("member").id, channelId: stage.id("Salary review") } }),
    },
    {
      code: 300,
      when: "the page token is not one of its own",
      as: me("member"),
      request: (stage) => ({ ...badToken, params: { channelId: stage.id("Platform team") } }),
    },
  ],
  promoteChannelMembersToAdministrators: [
    {
      code: 5301,
      when: "one of them is not in the channel",
      as: me("lead"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        body: { admins: [{ email: "member@sandbox.example" }, { email: "admin@sandbox.example" }] },
      }),
    },
    {
      code: 200,
      when: "the person acted for is a plain member",
      as: me("member"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        body: { admins: [{ email: "member@sandbox.example" }] },
      }),
    },
  ],
  batchDemoteChannelAdministrators: [
    {
      code: 200,
      when: "the person acted for is a plain member",
      as: me("channel-viewer"),
      request: (stage) => ({
        params: { channelId: stage.id("Launch room") },
        query: { user_ids: stage.user("member").id },
      }),
    },
    {
      code: 5301,
      when: "one of them is the owner",
      as: me("member"),
      request: (stage) => ({
        params: { channelId: stage.id("Launch room") },
        query: { user_ids: stage.user("lead").id },
      }),
    },
    {
      code: 300,
      when: "there are 11",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Launch room") }, query: { admin_ids: someIds(11) } }),
    },
  ],
  listChannelMembersGroups: [
    { code: 300, when: "the channel's id is blank", as: serverApp, request: () => blank },
    {
      code: 200,
      when: "the role has nothing to do with channels",
      as: account("coordinator"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") } }),
    },
    { code: 5306, when: "no channel has the id", as: serverApp, request: () => unknown },
  ],
  inviteChannelMembersGroups: [
    {
      code: 300,
      when: "nobody can chat in the channel because it is archived",
      as: serverApp,
      request: (stage) => ({
        params: { channelId: stage.id("Trade show") },
        body: { groups: [{ group_id: stage.store.groups.all[0]?.id }] },
      }),
    },
    {
      code: 200,
      when: "the role only views",
      as: account("channel-viewer"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        body: { groups: [{ group_id: stage.store.groups.all[0]?.id }] },
      }),
    },
    { code: 5306, when: "no channel has the id", as: serverApp, request: () => ({ ...unknown, body: {} }) },
    {
      code: 4130,
      when: "one of the groups does not exist",
      as: serverApp,
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        body: { groups: [{ group_id: stage.store.groups.all[0]?.id }, { group_id: "nothing" }] },
      }),
    },
  ],
  removeMemberGroup: [
    { code: 300, when: "the ids are blank", as: serverApp, request: () => blank },
    {
      code: 200,
      when: "the role only views",
      as: account("channel-viewer"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team"), groupId: "any" } }),
    },
    {
      code: 5306,
      when: "no channel has the id",
      as: serverApp,
      request: () => ({ params: { channelId: unknownChannelId, groupId: "any" } }),
    },
  ],
  listChannelActivityLogs: [
    {
      code: 200,
      when: "the channel's id cannot be one",
      as: serverApp,
      request: () => ({ query: { ...aDay, channel_id: "nonsense" } }),
    },
    { code: 300, when: "the range is longer than three days", as: serverApp, request: () => ({ query: aWeek }) },
    {
      code: 300,
      when: "the dates are none",
      as: serverApp,
      request: () => ({ query: { start_date: "2026-02-31", end_date: "tomorrow" } }),
    },
    {
      code: 403,
      when: "the role has nothing to do with channels",
      as: account("coordinator"),
      request: () => ({ query: aDay }),
    },
    {
      code: 5306,
      when: "no channel has the id",
      as: serverApp,
      request: () => ({ query: { ...aDay, channel_id: unknownChannelId } }),
    },
  ],
  listActivityLogsOfChannel: [
    {
      code: 200,
      when: "the channel's id cannot be one",
      as: serverApp,
      request: () => ({ params: { channelId: "nonsense" }, query: aWeek }),
    },
    {
      code: 403,
      when: "the role has nothing to do with channels",
      as: account("coordinator"),
      request: (stage) => ({ params: { channelId: stage.id("General") }, query: aWeek }),
    },
    { code: 5306, when: "no channel has the id", as: serverApp, request: () => ({ ...unknown, query: aWeek }) },
  ],
  getRetentionPolicyOfChannel: [
    { code: 4300, when: "the channel's id is blank", as: serverApp, request: () => blank },
    {
      code: 200,
      when: "the role has nothing to do with channels",
      as: account("coordinator"),
      request: (stage) => ({ params: { channelId: stage.id("General") } }),
    },
    { code: 4130, when: "no channel has the id", as: serverApp, request: () => unknown, values: unknownValues },
  ],
  updateRetentionPolicyOfChannel: [
    {
      code: 200,
      when: "the role only views",
      as: account("channel-viewer"),
      request: (stage) => ({ params: { channelId: stage.id("General") }, ...custom }),
    },
    {
      code: 5301,
      when: "a policy of its own has no period",
      as: serverApp,
      request: (stage) => ({
        params: { channelId: stage.id("General") },
        body: { cloud_retention: { enable_custom_retention: true } },
      }),
    },
    {
      code: 4130,
      when: "no channel has the id",
      as: serverApp,
      request: () => ({ ...unknown, ...custom }),
      values: unknownValues,
    },
  ],
  listUsers: [{ code: 300, when: "the page token is not one of its own", as: serverApp, request: () => badToken }],
  getMe: [
    {
      // The token of somebody who is no longer there is refused with 401/124 before.
      code: 1001,
      when: "the platform fails",
      isFault: true,
      as: me("lead"),
      request: () => ({}),
      values: () => ({ userId: "{userId}" }),
    },
  ],
  getUser: [
    {
      code: 1001,
      when: "nobody has the id",
      as: serverApp,
      request: () => ({ params: { userId: "nobody" } }),
      values: () => ({ userId: "nobody" }),
    },
  ],
  getUserPermissions: [
    {
      code: 1001,
      when: "nobody has the address",
      as: serverApp,
      request: () => ({ params: { userId: "nobody@sandbox.example" } }),
      values: () => ({ userId: "nobody@sandbox.example" }),
    },
  ],
  getRoleInformation: [
    {
      code: 1030,
      when: "no role has the id",
      as: serverApp,
      request: () => ({ params: { roleId: "9" } }),
      values: () => ({ roleId: "9" }),
    },
  ],
};

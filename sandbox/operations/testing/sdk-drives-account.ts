import type { operations } from "../../../contract/operations.gen.ts";
import { unknownChannelId } from "./refusals/refusal.ts";
import type { SdkDrive } from "./sdk.ts";
import { account, me, type Stage, serverApp } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Chat Channels (Account-level)" }>["id"];

const unknown = { channelId: unknownChannelId };
const mine = { ...unknown, userId: "me" };
/** Lead's channel, by the path that names lead. */
const ofLead = (stage: Stage, name = "Platform team") => ({ userId: stage.user("lead").id, channelId: stage.id(name) });
const week = { start_date: "2026-02-24", end_date: "2026-03-02" };

export const accountDrives: Record<Id, SdkDrive> = {
  batchDeleteChannels: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.batchDeleteChannels({
          path: { userId: "me" },
          query: { channel_ids: `${stage.id("Platform team")},${stage.id("Launch room")}` },
        }),
    },
    answer: [202, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.chatChannelsAccountLevel.batchDeleteChannels({ path: { userId: "me" }, query: { channel_ids: "" } }),
    },
    refusal: "400/4300",
  },
  listAccountsPublicChannels: {
    happy: {
      as: serverApp,
      call: ({ chat }) => chat.chatChannelsAccountLevel.listAccountsPublicChannels({ query: { page_size: 2 } }),
    },
    answer: [200, { channels: [{ name: "General" }, { name: "Company announcements" }] }],
    refused: {
      as: serverApp,
      call: ({ chat }) =>
        chat.chatChannelsAccountLevel.listAccountsPublicChannels({ query: { next_page_token: "old" } }),
    },
    refusal: "400/300",
  },
  searchUsersOrAccountsChannels: {
    happy: {
      as: account("channel-viewer"),
      call: ({ chat }) =>
        chat.chatChannelsAccountLevel.searchUsersOrAccountsChannels({
          body: { haystack: "all", needle: { search_type: "by_channel_name", keywords: ["salary"] } },
        }),
    },
    answer: [200, { page_size: 10, channels: [{ name: "Salary review" }], next_page_token: "" }],
    refused: {
      as: me("member"),
      call: ({ chat }) =>
        chat.chatChannelsAccountLevel.searchUsersOrAccountsChannels({
          body: {
            haystack: "all",
            needle: { search_type: "by_channel_name_exact_match", channel_name: "Salary review" },
          },
        }),
    },
    refusal: "403/200",
  },
  listActivityLogsOfChannel: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.listChannelActivityLogs({
          path: { channelId: stage.id("Platform team") },
          query: week,
        }),
    },
    answer: [200, { page_size: 15 }],
    refused: {
      as: account("coordinator"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.listChannelActivityLogs({
          path: { channelId: stage.id("Platform team") },
          query: week,
        }),
    },
    refusal: "403/403",
  },
  getRetentionPolicyOfChannel: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.getRetentionPolicyOfChannel({ path: { channelId: stage.id("Platform team") } }),
    },
    answer: [200, { cloud_retention: { enable_custom_retention: false } }],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.chatChannelsAccountLevel.getRetentionPolicyOfChannel({ path: unknown }),
    },
    refusal: "404/4130",
  },
  updateRetentionPolicyOfChannel: {
    happy: {
      as: account("channel-admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.updateRetentionPolicyOfChannel({
          path: { channelId: stage.id("Platform team") },
          body: { cloud_retention: { enable_custom_retention: true, retention_period: "30m" } },
        }),
    },
    answer: [204, ""],
    refused: {
      as: account("channel-viewer"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.updateRetentionPolicyOfChannel({
          path: { channelId: stage.id("Platform team") },
          body: { cloud_retention: { enable_custom_retention: false } },
        }),
    },
    refusal: "400/200",
  },
  getUserChannel: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) => chat.chatChannelsAccountLevel.getChannel({ path: ofLead(stage) }),
    },
    answer: [200, { name: "Platform team" }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatChannelsAccountLevel.getChannel({ path: mine }) },
    refusal: "404/4130",
  },
  deleteUserChannel: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) => chat.chatChannelsAccountLevel.deleteChannel({ path: ofLead(stage) }),
    },
    answer: [204, ""],
    refused: {
      as: account("channel-viewer"),
      call: ({ chat }, stage) => chat.chatChannelsAccountLevel.deleteChannel({ path: ofLead(stage) }),
    },
    refusal: "400/200",
  },
  updateUserChannel: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.updateChannel({
          path: ofLead(stage),
          body: { channel_settings: { mention_all_permissions: 3 } },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.chatChannelsAccountLevel.updateChannel({ path: mine, body: { name: "x" } }),
    },
    refusal: "400/5301",
  },
  listChannelAdministrators: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.listChannelAdministrators({ path: ofLead(stage, "Launch room") }),
    },
    answer: [200, { admins: [{ role: "owner" }, { role: "admin" }], next_page_token: "" }],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.chatChannelsAccountLevel.listChannelAdministrators({ path: mine }),
    },
    refusal: "400/200",
  },
  promoteChannelMembersToAdministrators: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.promoteChannelMembersToAdministrators({
          path: ofLead(stage),
          body: { admins: [{ email: "member@sandbox.example" }, { member_id: stage.user("helpdesk").memberId }] },
        }),
    },
    answer: [201, { added_at: "2026-03-02T09:30:00Z" }],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.promoteChannelMembersToAdministrators({
          path: { userId: "me", channelId: stage.id("Platform team") },
          body: { admins: [{ email: "admin@sandbox.example" }] },
        }),
    },
    refusal: "400/5301",
  },
  batchDemoteChannelAdministrators: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.batchDemoteChannelAdministrators({
          path: ofLead(stage, "Launch room"),
          query: { admin_ids: stage.user("member").memberId, user_ids: "" },
        }),
    },
    answer: [204, ""],
    refused: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.batchDemoteChannelAdministrators({
          path: ofLead(stage, "Launch room"),
          query: { admin_ids: "", user_ids: stage.user("lead").id },
        }),
    },
    refusal: "400/5301",
  },
  listUserChannelMembers: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) => chat.chatChannelsAccountLevel.listChannelMembers({ path: ofLead(stage) }),
    },
    answer: [200, { page_size: 30, next_page_token: "" }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatChannelsAccountLevel.listChannelMembers({ path: mine }) },
    refusal: "400/200",
  },
  inviteUserChannelMembers: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.inviteChannelMembers({
          path: ofLead(stage, "Partner onboarding"),
          body: { members: [{ email: "admin@sandbox.example" }, { email: "jo@elsewhere.example" }] },
        }),
    },
    answer: [201, { added_at: "2026-03-02T09:30:00Z" }],
    refused: {
      as: account("channel-viewer"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.inviteChannelMembers({
          path: ofLead(stage),
          body: { members: [{ email: "admin@sandbox.example" }] },
        }),
    },
    refusal: "400/200",
  },
  batchRemoveMembersFromUsersChannel: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.batchRemoveMembersFromUsersChannel({
          path: ofLead(stage),
          query: { identifiers: `${stage.user("member").id},${stage.user("helpdesk").memberId}` },
        }),
    },
    answer: [204, ""],
    refused: {
      as: account("channel-viewer"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.batchRemoveMembersFromUsersChannel({
          path: ofLead(stage),
          query: { identifiers: stage.user("member").id },
        }),
    },
    refusal: "400/403",
  },
  removeUserChannelMember: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.removeMember({
          path: { ...ofLead(stage), identifier: stage.user("member").id },
        }),
    },
    answer: [204, ""],
    refused: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannelsAccountLevel.removeMember({ path: { ...ofLead(stage), identifier: stage.user("lead").id } }),
    },
    refusal: "400/5301",
  },
};

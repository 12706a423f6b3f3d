import type { operations } from "../../../contract/operations.gen.ts";
import { unknownChannelId } from "./refusals/refusal.ts";
import type { SdkDrive } from "./sdk.ts";
import { account, me, serverApp } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Chat Channels" }>["id"];

const path = { channelId: unknownChannelId };
const day = { start_date: "2026-03-01", end_date: "2026-03-02" };

export const channelDrives: Record<Id, SdkDrive> = {
  listChannelActivityLogs: {
    happy: { as: serverApp, call: ({ chat }) => chat.chatChannels.listChannelActivityLogs({ query: day }) },
    answer: [200, { page_size: 15 }],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.chatChannels.listChannelActivityLogs({ query: { ...day, start_date: "2026-02-01" } }),
    },
    refusal: "400/300",
  },
  performOperationsOnChannels: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannels.performOperationsOnChannels({
          body: { method: "archive", channel_ids: [stage.id("Platform team")] },
        }),
    },
    answer: [200, { failed_channels: [] }],
    refused: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.chatChannels.performOperationsOnChannels({ body: { method: "archive", channel_ids: [] } }),
    },
    refusal: "400/300",
  },
  getChannel: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatChannels.getChannel({ path: { channelId: stage.id("Platform team") } }),
    },
    answer: [200, { name: "Platform team", type: 2 }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatChannels.getChannel({ path }) },
    refusal: "404/4130",
  },
  deleteChannel: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatChannels.deleteChannel({ path: { channelId: stage.id("Platform team") } }),
    },
    answer: [204, ""],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatChannels.deleteChannel({ path }) },
    refusal: "400/5301",
  },
  updateChannel: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannels.updateChannel({
          path: { channelId: stage.id("Platform team") },
          body: { name: "Platform people", channel_settings: { posting_permissions: 2 }, type: 1 },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("member"),
      call: ({ chat }, stage) =>
        chat.chatChannels.updateChannel({ path: { channelId: stage.id("Platform team") }, body: { name: "x" } }),
    },
    refusal: "403/200",
  },
  listChannelMembers: {
    happy: {
      as: me("member"),
      call: ({ chat }, stage) =>
        chat.chatChannels.listChannelMembers({
          path: { channelId: stage.id("Platform team") },
          query: { page_size: 2 },
        }),
    },
    answer: [200, { page_size: 2, members: [{ role: "owner" }, { role: "member" }] }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatChannels.listChannelMembers({ path }) },
    refusal: "400/200",
  },
  inviteChannelMembers: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannels.inviteChannelMembers({
          path: { channelId: stage.id("Platform team") },
          body: { members: [{ email: "admin@sandbox.example" }] },
        }),
    },
    answer: [201, { added_at: "2026-03-02T09:30:00Z" }],
    refused: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.chatChannels.inviteChannelMembers({ path, body: { members: [{ email: "admin@sandbox.example" }] } }),
    },
    refusal: "400/5301",
  },
  batchRemoveMembersFromChannel: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannels.batchRemoveMembersFromChannel({
          path: { channelId: stage.id("Platform team") },
          query: { member_ids: "", user_ids: stage.user("member").id },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannels.batchRemoveMembersFromChannel({
          path: { channelId: stage.id("Platform team") },
          query: { member_ids: stage.user("lead").memberId, user_ids: "" },
        }),
    },
    refusal: "400/300",
  },
  listChannelMembersGroups: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.chatChannels.listChannelMembersGroups({ path: { channelId: stage.id("Platform team") } }),
    },
    answer: [200, { groups: [] }],
    refused: { as: serverApp, call: ({ chat }) => chat.chatChannels.listChannelMembersGroups({ path }) },
    refusal: "404/5306",
  },
  inviteChannelMembersGroups: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.chatChannels.inviteChannelMembersGroups({
          path: { channelId: stage.id("Platform team") },
          body: { groups: [{ group_id: stage.store.groups.all[0]?.id ?? "" }] },
        }),
    },
    answer: [201, { groups: [{ group_name: "Engineering" }] }],
    refused: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.chatChannels.inviteChannelMembersGroups({
          path: { channelId: stage.id("Platform team") },
          body: { groups: [{ group_id: "none" }] },
        }),
    },
    refusal: "404/4130",
  },
  removeMemberGroup: {
    happy: {
      as: account("admin"),
      call: async ({ chat }, stage) => {
        const channelId = stage.id("Platform team");
        const groupId = stage.store.groups.all[0]?.id ?? "";
        const groups = [{ group_id: groupId }];
        await chat.chatChannels.inviteChannelMembersGroups({ path: { channelId }, body: { groups } });
        return chat.chatChannels.removeMemberGroup({ path: { channelId, groupId } });
      },
    },
    answer: [204, ""],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.chatChannels.removeMemberGroup({ path: { ...path, groupId: "any" } }),
    },
    refusal: "404/5306",
  },
  joinChannel: {
    happy: {
      as: me("coordinator"),
      call: ({ chat }, stage) => chat.chatChannels.joinChannel({ path: { channelId: stage.id("Coffee and cake") } }),
    },
    answer: [201, { added_at: "2026-03-02T09:30:00Z" }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatChannels.joinChannel({ path }) },
    refusal: "400/5301",
  },
  leaveChannel: {
    happy: {
      as: me("member"),
      call: ({ chat }, stage) => chat.chatChannels.leaveChannel({ path: { channelId: stage.id("Platform team") } }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatChannels.leaveChannel({ path: { channelId: stage.id("Platform team") } }),
    },
    refusal: "400/5301",
  },
  removeMember: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannels.removeMember({
          path: { channelId: stage.id("Platform team"), identifier: stage.user("member").memberId },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("member"),
      call: ({ chat }, stage) =>
        chat.chatChannels.removeMember({
          path: { channelId: stage.id("Platform team"), identifier: stage.user("helpdesk").id },
        }),
    },
    refusal: "400/200",
  },
  listUsersChannels: {
    happy: {
      as: account("admin"),
      call: ({ chat }, stage) =>
        chat.chatChannels.listUsersChannels({ path: { userId: stage.user("lead").id }, query: { page_size: 1 } }),
    },
    answer: [200, { page_size: 1, channels: [{ name: "General" }] }],
    refused: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.chatChannels.listUsersChannels({ path: { userId: "me" }, query: { next_page_token: "old" } }),
    },
    refusal: "400/300",
  },
  createChannel: {
    happy: {
      as: me("member"),
      call: ({ chat }) =>
        chat.chatChannels.createChannel({
          path: { userId: "me" },
          body: { name: "Kites", type: 3, members: [{ email: "lead@sandbox.example" }] },
        }),
    },
    answer: [201, { name: "Kites", type: 3 }],
    refused: {
      as: me("member"),
      call: ({ chat }) =>
        chat.chatChannels.createChannel({ path: { userId: "me" }, body: { name: "general", type: 3 } }),
    },
    refusal: "400/300",
  },
};

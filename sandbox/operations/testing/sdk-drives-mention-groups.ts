import type { operations } from "../../../contract/operations.gen.ts";
import { pathOf } from "./refusals/mention-groups.ts";
import { unknownChannelId } from "./refusals/refusal.ts";
import type { SdkDrive } from "./sdk.ts";
import { me, type Stage } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Chat Channel Mention Group" }>["id"];

const team = (stage: Stage) => ({ channelId: stage.id("Platform team") });
const none = { channelId: unknownChannelId, mentionGroupId: "none" };

export const mentionGroupDrives: Record<Id, SdkDrive> = {
  listChannelMentionGroups: {
    happy: {
      as: me("helpdesk"),
      call: ({ chat }, stage) => chat.chatChannelMentionGroup.listChannelMentionGroups({ path: team(stage) }),
    },
    answer: [200, { mention_group_list: [{ mention_group_name: "on-call" }, { mention_group_name: "reviewers" }] }],
    refused: {
      as: me("helpdesk"),
      call: ({ chat }) => chat.chatChannelMentionGroup.listChannelMentionGroups({ path: none }),
    },
    refusal: "404/4130",
  },
  createChannelMentionGroup: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.createChannelMentionGroup({
          path: team(stage),
          body: { mention_group_name: "approvers", identifiers: [stage.user("member").id] },
        }),
    },
    answer: [201, {}],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.createChannelMentionGroup({
          path: team(stage),
          body: { mention_group_name: "on-call", identifiers: [stage.user("member").id] },
        }),
    },
    refusal: "400/200",
  },
  deleteChannelMentionGroup: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.chatChannelMentionGroup.deleteChannelMentionGroup({ path: pathOf(stage) }),
    },
    answer: [204, ""],
    refused: {
      as: me("member"),
      call: ({ chat }, stage) => chat.chatChannelMentionGroup.deleteChannelMentionGroup({ path: pathOf(stage) }),
    },
    refusal: "403/200",
  },
  updateChannelMentionGroupInformation: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.updateChannelMentionGroupInformation({
          path: pathOf(stage),
          body: { mention_group_name: "pagers" },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.updateChannelMentionGroupInformation({
          path: { ...team(stage), mentionGroupId: "none" },
          body: { mention_group_name: "pagers" },
        }),
    },
    refusal: "404/5508",
  },
  listMembersOfMentionGroup: {
    happy: {
      as: me("helpdesk"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.listMembersOfMentionGroup({ path: pathOf(stage), query: { page_size: 1 } }),
    },
    answer: [200, { has_more: true, page_size: 1, members: [{ disaplay_name: "Aiko Marchetti" }] }],
    refused: {
      as: me("helpdesk"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.listMembersOfMentionGroup({
          path: pathOf(stage),
          query: { next_page_token: "old" },
        }),
    },
    refusal: "403/300",
  },
  addChannelMembersToMentionGroup: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.addChannelMembersToMentionGroup({
          path: pathOf(stage),
          body: { identifiers: [stage.user("helpdesk").memberId] },
        }),
    },
    answer: [201, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.addChannelMembersToMentionGroup({
          path: pathOf(stage),
          body: { identifiers: [stage.user("member").memberId] },
        }),
    },
    refusal: "400/5511",
  },
  removeChannelMentionGroupMembers: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.removeChannelMentionGroupMembers({
          path: pathOf(stage),
          query: { identifiers: stage.user("member").id },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.chatChannelMentionGroup.removeChannelMentionGroupMembers({
          path: pathOf(stage),
          query: { identifiers: stage.user("helpdesk").id },
        }),
    },
    refusal: "400/5510",
  },
};

// What each screen reads of Zoom through each connection. What it changes is its actions'.
import type { ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";

export interface Screen {
  readonly id: string;
  readonly title: string;
  readonly operations: Readonly<Record<ConnectionName, readonly OperationId[]>>;
}

export const screens: readonly Screen[] = [
  {
    id: "channels",
    title: "Channels",
    operations: {
      me: ["listUsersChannels", "getUserChannel", "searchUsersOrAccountsChannels"],
      account: [
        "listAccountsPublicChannels",
        "listUsersChannels",
        "getChannel",
        "searchUsersOrAccountsChannels",
        "listUsers",
      ],
    },
  },
  {
    id: "channel",
    title: "A channel’s page",
    operations: {
      me: [
        "getUserChannel",
        "listUserChannelMembers",
        "listChannelAdministrators",
        "listChannelMentionGroups",
        "searchUsersOrAccountsChannels",
      ],
      account: [
        "getChannel",
        "listChannelMembers",
        "listChannelAdministrators",
        "listChannelMembersGroups",
        "listChannelMentionGroups",
        "listActivityLogsOfChannel",
        "searchUsersOrAccountsChannels",
      ],
    },
  },
  {
    id: "find-people",
    title: "Finding people to add",
    operations: { me: ["searchCompanyContacts"], account: ["listUsers", "getUser"] },
  },
  {
    id: "people",
    title: "People",
    operations: { me: [], account: ["listUsers", "getUser", "listUsersChannels"] },
  },
  {
    id: "conversations",
    title: "Conversations of a person",
    operations: { me: [], account: ["listUsersChatSessions"] },
  },
  {
    id: "mention-groups",
    title: "Mention groups",
    operations: {
      me: ["listUsersChannels", "listChannelMentionGroups", "listMembersOfMentionGroup"],
      account: ["listAccountsPublicChannels", "listChannelMentionGroups", "listMembersOfMentionGroup"],
    },
  },
  {
    id: "spaces",
    title: "Shared spaces",
    operations: {
      me: ["listSharedSpaces", "getSharedSpace", "listSharedSpaceChannels", "listSharedSpaceMembers"],
      account: ["listSharedSpaces", "getSharedSpace", "listSharedSpaceChannels", "listSharedSpaceMembers", "getUser"],
    },
  },
  { id: "emoji", title: "Emoji", operations: { me: ["listCustomEmojis"], account: ["listCustomEmojis"] } },
  {
    id: "retention",
    title: "Retention",
    operations: { me: [], account: ["listAccountsPublicChannels", "getRetentionPolicyOfChannel"] },
  },
  { id: "legal-hold", title: "Legal holds", operations: { me: [], account: ["listLegalHoldMatters"] } },
  {
    id: "activity",
    title: "Activity",
    operations: { me: [], account: ["listChannelActivityLogs", "listAccountsPublicChannels", "getChannel"] },
  },
  {
    id: "directory-groups",
    title: "Directory groups",
    operations: {
      me: [],
      account: [
        "listIMDirectoryGroups",
        "retrieveIMDirectoryGroup",
        "listIMDirectoryGroupMembers",
        "listChannelMembersGroups",
      ],
    },
  },
  {
    id: "access",
    title: "Access",
    operations: {
      me: ["listUsersChannels", "getUserChannel"],
      account: [
        "listUsers",
        "getUser",
        "listAccountsPublicChannels",
        "getChannel",
        "listSharedSpaces",
        "listIMDirectoryGroups",
      ],
    },
  },
  {
    id: "inventory",
    title: "Inventory, findings, external access, desired state and people who leave",
    operations: {
      me: [],
      account: [
        "getChannel",
        "getRetentionPolicyOfChannel",
        "getSharedSpace",
        "getUser",
        "listAccountsPublicChannels",
        "listChannelActivityLogs",
        "listChannelMembers",
        "listChannelMembersGroups",
        "listChannelMentionGroups",
        "listCustomEmojis",
        "listIMDirectoryGroupMembers",
        "listIMDirectoryGroups",
        "listMembersOfMentionGroup",
        "listSharedSpaceChannels",
        "listSharedSpaceMembers",
        "listSharedSpaces",
        "listUsers",
        "listUsersChannels",
        "searchUsersOrAccountsChannels",
      ],
    },
  },
];

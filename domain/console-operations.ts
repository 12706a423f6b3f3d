// Which operations of the Zoom API the console sends through which connection. The README's scopes are worked out from
// these; what the browser tests make the console send has to be among those of the pages.
import type { ConnectionName } from "../contract/bff.ts";
import type { OperationId } from "../contract/operations.gen.ts";
import { actions } from "./actions/registry.gen.ts";

type OperationsOf = Readonly<Record<ConnectionName, readonly OperationId[]>>;

/** Read for the pages. */
const reads: OperationsOf = {
  me: [
    "getSharedSpace",
    "getUserChannel",
    "listChannelAdministrators",
    "listChannelMentionGroups",
    "listCustomEmojis",
    "listMembersOfMentionGroup",
    "listSharedSpaceChannels",
    "listSharedSpaceMembers",
    "listSharedSpaces",
    "listUserChannelMembers",
    "listUsersChannels",
    "searchCompanyContacts",
    "searchUsersOrAccountsChannels",
  ],
  account: [
    "getChannel",
    "getRetentionPolicyOfChannel",
    "getSharedSpace",
    "getUser",
    "listAccountsPublicChannels",
    "listActivityLogsOfChannel",
    "listChannelActivityLogs",
    "listChannelAdministrators",
    "listChannelMembers",
    "listChannelMembersGroups",
    "listChannelMentionGroups",
    "listCustomEmojis",
    "listIMDirectoryGroupMembers",
    "listIMDirectoryGroups",
    "listLegalHoldMatters",
    "listMembersOfMentionGroup",
    "listSharedSpaceChannels",
    "listSharedSpaceMembers",
    "listSharedSpaces",
    "listUsers",
    "listUsersChannels",
    "listUsersChatSessions",
    "retrieveIMDirectoryGroup",
    "searchUsersOrAccountsChannels",
  ],
};

const withActions = (connection: ConnectionName): readonly OperationId[] => [
  ...new Set([...reads[connection], ...actions.flatMap(({ operations }) => operations[connection])]),
];

/** Sent for the pages: whatever changes something is an action's. */
export const pageOperations: OperationsOf = { me: withActions("me"), account: withActions("account") };

/** Sent by the BFF for itself: who signs in, what their role lets them do, and the pictures of custom emoji. */
const serverOperations: OperationsOf = {
  me: ["getMe", "getFileInfo"],
  account: ["getUser", "getUserPermissions"],
};

export const operationsOf = (connection: ConnectionName): readonly OperationId[] => [
  ...new Set([...pageOperations[connection], ...serverOperations[connection]]),
];

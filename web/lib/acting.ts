// Through whom something is done. At Zoom the account connection is a person of its own, the owner of its app: what is
// done through it shows that person's name, whoever did it here.
import type { AccountAppKind, ConnectionName, SessionInfo } from "../../contract/bff.ts";

/** Whom Zoom takes the account connection for, where their name is not known. */
export const ownerOf: Readonly<Record<AccountAppKind, string>> = {
  "server-to-server": "the owner of the server-to-server app",
  "admin-managed": "whoever connected the account",
};

/** Something as seen through one connection. */
export interface SeenThrough {
  readonly connection: ConnectionName;
  /** What a change of it goes through, where that is another; see `actingConnection`. */
  readonly through?: ConnectionName;
}

/** The same as a change goes to it. */
export function refOfChange<Ref extends SeenThrough>(ref: Ref): Ref {
  return { ...ref, connection: ref.through ?? ref.connection };
}

/** Scopes of a user-managed app that open an operation, classic and granular; one of them is enough. */
export const ownScopes = {
  createChannel: ["chat_channel:write", "team_chat:write:user_channel"],
  updateChannel: ["chat_channel:write", "team_chat:update:channel"],
  updateUserChannel: ["chat_channel:write", "team_chat:update:user_channel"],
  deleteUserChannel: ["chat_channel:write", "team_chat:delete:user_channel"],
  performOperationsOnChannels: ["chat_channel:write", "team_chat:update:archive_channels"],
  inviteUserChannelMembers: ["chat_channel:write", "team_chat:write:members"],
  batchRemoveMembersFromChannel: ["chat_channel:write", "team_chat:delete:batch_members"],
  promoteChannelMembersToAdministrators: ["chat_channel:write"],
  batchDemoteChannelAdministrators: ["chat_channel:write"],
  createChannelMentionGroup: ["chat_channel:write", "team_chat:write:mention_group"],
  updateChannelMentionGroupInformation: ["chat_channel:write", "team_chat:update:mention_group"],
  deleteChannelMentionGroup: ["chat_channel:write", "team_chat:delete:mention_group"],
  addCustomEmoji: ["chat:write", "team_chat:write:custom_emoji"],
  deleteCustomEmoji: ["chat:write", "team_chat:delete:custom_emoji"],
  createSharedSpace: ["chat:write", "team_chat:write:shared_space"],
  updateSharedSpaceSettings: ["chat:write", "team_chat:update:shared_space"],
  deleteSharedSpace: ["chat:write", "team_chat:delete:shared_space"],
  addMembersToSharedSpace: ["chat:write", "team_chat:write:shared_space_members"],
  removeMembersFromSharedSpace: ["chat:write", "team_chat:delete:shared_space_members"],
  promoteSharedSpaceMembersToAdministrators: ["chat:write", "team_chat:write:shared_space_administrators"],
  demoteSharedSpaceAdministratorsToMembers: ["chat:write", "team_chat:delete:shared_space_administrators"],
} as const;

export type OwnOperation = keyof typeof ownScopes;

/**
 * Whether one's own connection can list, promote and demote the administrators of channels: Zoom has no scope for it
 * among the granular ones of user-managed apps.
 */
export function canReachAdministrators({ connections }: SessionInfo): boolean {
  const { scopes } = connections.me;
  return (
    scopes.some((scope) => scope.startsWith("chat_channel:")) || !scopes.some((scope) => scope.includes("team_chat:"))
  );
}

/** The connection for the creation of something that is to be a person's own; that person is known by the address. */
export function creatingConnection(
  page: ConnectionName,
  operations: readonly OwnOperation[],
  ownerEmail: string,
  session: SessionInfo,
): ConnectionName {
  const isSelf = ownerEmail.trim().toLowerCase() === session.user.email.toLowerCase();
  return actingConnection(page, operations, isSelf, session);
}

/**
 * The connection for an act on a page of some connection: one's own wherever that can do it, so that Zoom shows who did
 * it; else the page's.
 *
 * @param operations What the act sends, its undo among it.
 * @param isOwnRight whether Zoom lets the person do it by themselves, not for the account.
 */
export function actingConnection(
  page: ConnectionName,
  operations: readonly OwnOperation[],
  isOwnRight: boolean,
  { connections }: SessionInfo,
): ConnectionName {
  if (page === "me" || !isOwnRight) return page;
  const isGranted = (operation: OwnOperation): boolean =>
    ownScopes[operation].some((scope) => connections.me.scopes.includes(scope));
  return operations.every(isGranted) ? "me" : page;
}

import type { MentionGroup } from "./mention-group.ts";
import type { Roster } from "./roster.ts";

/** 0 unknown, 1 private, 2 private of one account, 3 public of one account, 4 group chat, 5 public. */
export type ChannelType = 0 | 1 | 2 | 3 | 4 | 5;

export interface ChannelSettings {
  /** 1 every member, 2 owner and administrators. */
  addMemberPermissions: 1 | 2;
  newMembersCanSeePreviousMessagesFiles: boolean;
  /** 1 everyone, 2 owner and administrators, 3 those and designated members. */
  postingPermissions: 1 | 2 | 3;
  /** 1 everyone, 2 owner and administrators, 3 nobody. */
  mentionAllPermissions: 1 | 2 | 3;
  /** 0 nobody, 1 every member, 2 members of the account, 3 owner and administrators. */
  allowToAddExternalUsers: 0 | 1 | 2 | 3;
  /** Indices of people. */
  designatedPostingMembers: readonly number[];
}

/** A channel's place in a shared space. The general channel is the space's own: who is in it is in the space. */
export interface SpacePlacement {
  readonly spaceId: string;
  readonly type: "private" | "public_for_members" | "general";
}

export interface Channel {
  /** Number of the channel in order of creation; the position of every list of channels. */
  readonly sequence: number;
  readonly id: string;
  /** Where clients open it. Made once: lists show it of every channel. */
  readonly url: string;
  readonly name: string;
  readonly type: ChannelType;
  /** `default` is the one everyone is in; `meeting` belongs to a recurring meeting (continuous meeting chat). */
  readonly kind: "ordinary" | "default" | "meeting";
  readonly isArchived: boolean;
  /** Index of the person who owns it; stays when that person is deactivated. */
  readonly owner: number;
  settings: ChannelSettings;
  readonly members: Roster;
  /** The owner, then the administrators as they were promoted. */
  readonly leaders: Roster;
  /** Directory groups in the channel, and whom each brought. */
  readonly groups: Map<string, readonly number[]>;
  /** In order of creation. */
  readonly mentionGroups: MentionGroup[];
  /** Null of channels in no shared space. */
  readonly space: SpacePlacement | null;
}

export type Standing = "owner" | "admin" | "member" | "none";

export const isPublic = (type: ChannelType): boolean => type === 3 || type === 5;

/** Channels whose members all belong to this account. */
export const isInternalOnly = (type: ChannelType): boolean => type === 2 || type === 3;

/** Public channels and group chats let every member add others, always. */
export const letsEveryoneAdd = (type: ChannelType): boolean => type === 3 || type === 4 || type === 5;

/** Names are unique in the account; group chats are called after the people in them and take no part. */
export const hasUniqueName = (type: ChannelType): boolean => type !== 4;

export const isGeneral = (channel: Channel): boolean => channel.space?.type === "general";

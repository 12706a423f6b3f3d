import type { AnyAction } from "../changes/action.ts";
import { archiveChannels, unarchiveChannels } from "./archive-channels.ts";
import {
  demoteMembers,
  inviteAdministrators,
  inviteMembers,
  promoteMembers,
  removeMembers,
} from "./channel-members.ts";
import { createChannels, deleteChannels, joinChannels, leaveChannels, setChannelSettings } from "./channels.ts";
import { addToDirectoryGroup, removeFromDirectoryGroup } from "./directory-group-members.ts";
import {
  addGroupsToChannels,
  createDirectoryGroups,
  deleteDirectoryGroups,
  editDirectoryGroups,
  removeGroupsFromChannels,
} from "./directory-groups.ts";
import { addEmojis, deleteEmojis } from "./emojis.ts";
import { addToMentionGroup, removeFromMentionGroup } from "./mention-group-members.ts";
import { createMentionGroups, deleteMentionGroups, editMentionGroups } from "./mention-groups.ts";
import { renameChannels } from "./rename-channels.ts";
import { setRetention } from "./set-retention.ts";
import { addToSpace, demoteInSpace, promoteInSpace, removeFromSpace } from "./space-members.ts";
import {
  createSpaces,
  deleteSpaces,
  moveChannelsIn,
  moveChannelsOut,
  setSpaceSettings,
  transferSpaces,
} from "./spaces.ts";

/** Everything the console can do at Zoom. */
const all: readonly AnyAction[] = [
  archiveChannels,
  unarchiveChannels,
  setRetention,
  inviteMembers,
  inviteAdministrators,
  removeMembers,
  promoteMembers,
  demoteMembers,
  addToMentionGroup,
  removeFromMentionGroup,
  addToSpace,
  removeFromSpace,
  promoteInSpace,
  demoteInSpace,
  addToDirectoryGroup,
  removeFromDirectoryGroup,
  createChannels,
  setChannelSettings,
  renameChannels,
  deleteChannels,
  joinChannels,
  leaveChannels,
  addGroupsToChannels,
  removeGroupsFromChannels,
  createMentionGroups,
  editMentionGroups,
  deleteMentionGroups,
  createSpaces,
  setSpaceSettings,
  deleteSpaces,
  transferSpaces,
  moveChannelsIn,
  moveChannelsOut,
  addEmojis,
  deleteEmojis,
  createDirectoryGroups,
  editDirectoryGroups,
  deleteDirectoryGroups,
];

const byId = new Map(all.map((action) => [action.id, action]));

/** @throws Error for an id that is none: see `isActionId`. */
export function actionOf(id: string): AnyAction {
  const action = byId.get(id);
  if (!action) throw new Error(`there is no action ${id}`);
  return action;
}

export const actionIds: readonly string[] = all.map(({ id }) => id);

export const isActionId = (id: string): boolean => byId.has(id);

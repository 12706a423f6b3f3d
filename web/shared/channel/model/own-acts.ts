import type { OwnOperation } from "../../../lib/acting.ts";
import type { Standing } from "./access.ts";

/** What the person's own grant does with a channel by the operations it sends, those of the undo among them. */
const operationsOf = {
  edit: ["updateUserChannel", "updateChannel"],
  editOwnersSettings: ["updateUserChannel", "updateChannel"],
  invite: ["inviteUserChannelMembers"],
  remove: ["batchRemoveMembersFromChannel", "inviteUserChannelMembers"],
  changeRoles: ["promoteChannelMembersToAdministrators", "batchDemoteChannelAdministrators"],
  archive: ["performOperationsOnChannels"],
  delete: ["deleteUserChannel"],
  changeMentionGroups: [
    "createChannelMentionGroup",
    "updateChannelMentionGroupInformation",
    "deleteChannelMentionGroup",
  ],
} as const satisfies Readonly<Record<string, readonly OwnOperation[]>>;

export type ChannelAct = keyof typeof operationsOf;

export const operationsOfAct = (act: ChannelAct): readonly OwnOperation[] => operationsOf[act];

/**
 * Whether Zoom lets somebody of this standing do it by themselves, whatever their Zoom role. What is not known counts as
 * no: the account connection is sure to work.
 *
 * @param adding Who may add members: 1 every member, 2 owner and administrators.
 */
export function isOwnRight(act: ChannelAct, standing: Standing, adding: number | undefined): boolean {
  if (act === "editOwnersSettings" || act === "delete") return standing === "owner";
  const isLeader = standing === "owner" || standing === "admin";
  return isLeader || (act === "invite" && standing === "member" && adding === 1);
}

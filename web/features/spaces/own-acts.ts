import type { OwnOperation } from "../../lib/acting.ts";
import type { SpaceSettings } from "../../shared/spaces/space.ts";
import type { SpaceStanding } from "./space-access.ts";

/**
 * What the person's own grant does with a space by the operations it sends, those of the undo among them. A transfer is
 * not among it: who gave a space away cannot take it back.
 */
const operationsOf = {
  editText: ["updateSharedSpaceSettings"],
  editSettings: ["updateSharedSpaceSettings"],
  add: ["addMembersToSharedSpace"],
  remove: ["removeMembersFromSharedSpace"],
  changeRoles: ["promoteSharedSpaceMembersToAdministrators", "demoteSharedSpaceAdministratorsToMembers"],
  delete: ["deleteSharedSpace"],
} as const satisfies Readonly<Record<string, readonly OwnOperation[]>>;

export type SpaceAct = keyof typeof operationsOf;

export const operationsOfAct = (act: SpaceAct): readonly OwnOperation[] => operationsOf[act];

/**
 * Whether Zoom lets somebody of this standing do it by themselves, whatever their Zoom role. What is not known counts as
 * no: the account connection is sure to work.
 */
export function isOwnRight(act: SpaceAct, standing: SpaceStanding, { adding, external }: SpaceSettings): boolean {
  if (act === "editSettings" || act === "changeRoles" || act === "delete") return standing === "owner";
  const isLeader = standing === "owner" || standing === "admin";
  // Where leaders alone let outsiders in, a member could add some of the people only.
  return isLeader || (act === "add" && standing === "member" && adding === 1 && external !== 3);
}

import { isSameUserId } from "../../../contract/user-id.ts";
import type { SpaceMember } from "../../../domain/exports/space-rows.ts";
import type { LeftOut, MemberAction } from "../../shared/members/member-change.ts";

export interface PartedMembers {
  readonly members: readonly SpaceMember[];
  /** Those Zoom is sure to refuse. */
  readonly leftOut: readonly LeftOut[];
}

/** Parts people of a space into those an action fits and those it does not. @param ownUserId Of the signed-in person. */
export function partMembers(
  action: MemberAction,
  people: readonly SpaceMember[],
  isOwnConnection: boolean,
  ownUserId: string,
): PartedMembers {
  const members: SpaceMember[] = [];
  const leftOut: LeftOut[] = [];
  for (const member of people) {
    const why = whyLeftOut(action, member, isOwnConnection && isSameUserId(member.userId, ownUserId));
    if (why === undefined) members.push(member);
    else leftOut.push({ member, why });
  }
  return { members, leftOut };
}

function whyLeftOut(action: MemberAction, { role }: SpaceMember, isSelf: boolean): string | undefined {
  switch (action) {
    case "remove":
      if (role === "owner") return "owns the space, and the owner cannot be removed: transfer ownership first";
      return isSelf ? "is you: leave the space instead" : undefined;
    case "promote":
      if (role === "owner") return "owns the space";
      return role === "admin" ? "is already an administrator" : undefined;
    case "demote":
      if (role === "owner") return "owns the space: transfer ownership instead";
      return role === "member" ? "is not an administrator" : undefined;
  }
}

/** Whether somebody in the space can become its owner. */
export const canOwn = ({ role, isExternal, isInactive }: SpaceMember): boolean =>
  role !== "owner" && !isExternal && !isInactive;

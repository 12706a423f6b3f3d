import type { ConnectionName } from "../../../contract/bff.ts";
import { isSameUserId } from "../../../contract/user-id.ts";
import type { Member } from "../../../domain/exports/member-row.ts";

/** What can be done with members who are in the channel. */
export type MemberAction = "remove" | "promote" | "demote";

export const memberActionWords: Readonly<Record<MemberAction, { readonly verb: string; readonly past: string }>> = {
  remove: { verb: "Remove", past: "Removed" },
  promote: { verb: "Promote", past: "Promoted" },
  demote: { verb: "Demote", past: "Demoted" },
};

export interface LeftOut {
  readonly member: Member;
  readonly why: string;
}

/**
 * Why an action does not fit somebody, which Zoom is sure to refuse; undefined where it does.
 *
 * @param selfId User ID of the signed-in person; matters on one's own connection.
 */
export function whyLeftOut(
  action: MemberAction,
  { role, userId }: Member,
  connection: ConnectionName,
  selfId: string,
): string | undefined {
  switch (action) {
    case "remove":
      if (role === "owner") return "owns the channel, and the owner cannot be removed";
      return connection === "me" && isSameUserId(userId, selfId) ? "is you: leave the channel instead" : undefined;
    case "promote":
      if (role === "owner") return "owns the channel";
      return role === "admin" ? "is already an administrator" : undefined;
    case "demote":
      if (role === "owner") return "owns the channel, and the owner cannot be demoted: change the owner in Zoom first";
      return role === "member" ? "is not an administrator" : undefined;
  }
}

/** The member after the action; null when it removes them. */
export function afterAction(action: MemberAction, member: Member): Member | null {
  if (action === "remove") return null;
  return { ...member, role: action === "promote" ? "admin" : "member" };
}

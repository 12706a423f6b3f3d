// The members of one channel as people to be added to others.
import { userIdKey } from "../../../contract/user-id.ts";
import { inviteAdministrators, inviteMembers } from "../../../domain/actions/channel-members.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import type { ChangePart } from "../changes/change-request.ts";
import { partIn } from "../changes/chosen.ts";
import { fromMember, targetFieldsOf } from "../people/picked-person.ts";
import { type NamedChannel, theseChannels } from "./channel-kind.ts";

export interface LeftOutMembers {
  readonly why: string;
  readonly members: readonly Member[];
}

interface MemberCopy {
  readonly parts: readonly ChangePart[];
  readonly count: number;
  readonly leftOut: readonly LeftOutMembers[];
}

/**
 * @param keepsRoles whether whoever leads the channel is to be an administrator of the others
 * @param inactive keys of user IDs of those who were deactivated, as far as that is known
 */
export function copyOf(
  members: readonly Member[],
  into: readonly NamedChannel[],
  { keepsRoles, inactive }: { readonly keepsRoles: boolean; readonly inactive: ReadonlySet<string> | undefined },
): MemberCopy {
  const hidden = members.filter(({ email, isExternal }) => email === "" && isExternal);
  const nameless = members.filter(({ email, isExternal }) => email === "" && !isExternal);
  const gone = members.filter(({ email, userId }) => email !== "" && isGone(userId, inactive));
  const copied = members.filter(({ email, userId }) => email !== "" && !isGone(userId, inactive));
  const leads = ({ role }: Member): boolean => keepsRoles && role !== "member";
  // Their IDs as members are of this channel.
  const each = (some: readonly Member[]) =>
    some.map((member) => targetFieldsOf({ ...fromMember(member), memberId: "" }));
  const channels = theseChannels(into);
  const ordinary = into.length === 0 ? [] : each(copied.filter((member) => !leads(member)));
  const leading = into.length === 0 ? [] : each(copied.filter(leads));
  return {
    parts: [
      ...(ordinary.length > 0 ? [partIn(inviteMembers, {}, channels, ordinary)] : []),
      ...(leading.length > 0 ? [partIn(inviteAdministrators, {}, channels, leading)] : []),
    ],
    count: copied.length,
    leftOut: [
      { why: "People from other accounts, whose addresses Zoom hides:", members: hidden },
      { why: "Deactivated:", members: gone },
      { why: "Without an address in Zoom, such as bots:", members: nameless },
    ].filter((some) => some.members.length > 0),
  };
}

const isGone = (userId: string, inactive: ReadonlySet<string> | undefined): boolean =>
  userId !== "" && inactive?.has(userIdKey(userId)) === true;

import {
  demoteMembers,
  inviteMembers,
  promoteMembers,
  removeMembers,
} from "../../../domain/actions/channel-members.ts";
import { channelMemberFields } from "../../../domain/changes/listed-fields.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import type { MemberTarget } from "../../../domain/resources/channel-members.ts";
import { refOfChange } from "../../lib/acting.ts";
import { type ChangeRequest, partOf } from "../changes/change-request.ts";
import { type Chosen, partIn, type RowKind } from "../changes/chosen.ts";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import type { PickedPerson } from "../people/picked-person.ts";
import { peopleKind } from "./member-acts.ts";
import type { MemberAction } from "./member-change.ts";

interface Named {
  readonly name: string;
}

export const channelPeopleKind = (channelId: string, { name }: Named): RowKind<Member> =>
  peopleKind(channelMemberFields(channelId, name));

/** Removes, promotes or demotes members. @param actorId On whose behalf the account connection changes roles. */
export function memberChange(
  channel: ChannelRef,
  action: MemberAction,
  chosen: Chosen<Member>,
  actorId: string,
): ChangeRequest {
  const { connection } = refOfChange(channel);
  const each = [{ actorId: action === "remove" || connection === "me" ? "" : actorId }];
  return { connection, parts: [partIn(actions[action], {}, chosen, each)] };
}

const actions = { remove: removeMembers, promote: promoteMembers, demote: demoteMembers } as const;

/** Invites people by their addresses. @param actorId On whose behalf the account connection does; empty for nobody. */
export function invitation(
  channel: ChannelRef,
  { name: channelName }: Named,
  people: readonly PickedPerson[],
  actorId = "",
): ChangeRequest {
  const { connection, channelId } = refOfChange(channel);
  const targets = people.map(
    ({ userId, name, email }): MemberTarget => ({
      channelId,
      channel: channelName,
      memberId: "",
      userId,
      name: name || email,
      email,
      actorId,
    }),
  );
  return { connection, parts: [partOf(inviteMembers, {}, targets)] };
}

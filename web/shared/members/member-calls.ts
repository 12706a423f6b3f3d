import * as v from "valibot";
import {
  demoteMembers,
  inviteMembers,
  promoteMembers,
  removeMembers,
} from "../../../domain/actions/channel-members.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { channelMembers, type MemberTarget } from "../../../domain/resources/channel-members.ts";
import { refOfChange } from "../../lib/acting.ts";
import { type ChangeRequest, partOf } from "../changes/change-request.ts";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import type { Member } from "../people/member.ts";
import type { PickedPerson } from "../people/picked-person.ts";
import type { MemberAction } from "./member-change.ts";

interface Named {
  readonly name: string;
}

/** Removes, promotes or demotes members. @param actorId On whose behalf the account connection changes roles. */
export function memberChange(
  channel: ChannelRef,
  { name: channelName }: Named,
  action: MemberAction,
  members: readonly Member[],
  actorId: string,
): ChangeRequest {
  const { connection, channelId } = refOfChange(channel);
  const targets = members.map(
    ({ id, userId, name, email }): MemberTarget => ({
      channelId,
      channel: channelName,
      memberId: id,
      userId,
      name,
      email,
      actorId: action === "remove" || connection === "me" ? "" : actorId,
    }),
  );
  return { connection, parts: [partOf(actions[action], {}, targets)] };
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

/** Member IDs of those for whom something is as it was to be. */
export function doneIds(items: readonly ChangeItemInfo[]): readonly string[] {
  return items.flatMap(({ status, target }) =>
    status === "done" || status === "unchanged" ? [v.parse(channelMembers.target, target).memberId] : [],
  );
}

// Asks Zoom whether a change to a channel was made to which no answer came.
import { isSameUserId } from "../../../../contract/user-id.ts";
import { domainOf } from "../../../../domain/email-domain.ts";
import { everyItem, firstItem, neverAborted, type ReadPage } from "../../../lib/writes/asking.ts";
import { type Verdict, verdict } from "../../../lib/writes/write.ts";
import type { ChannelRow } from "../../channels/channel.ts";
import { listUserChannels } from "../../channels/channel-queries.ts";
import type { Added } from "../members/invite-outcome.ts";
import type { Channel } from "../model/channel.ts";
import type { Member } from "../model/member.ts";
import type { ChannelPatch } from "../settings/channel-patch.ts";
import { type ArchiveState, probeArchiveState } from "./archive-state.ts";
import type { ChannelRef } from "./channel-ref.ts";

type Found = Promise<Verdict<undefined> | undefined>;

/** Whether a channel has everything that a patch was to give it. */
export function hasPatch(channel: Channel, { name, type, channel_settings: settings = {} }: ChannelPatch): boolean {
  const wanted = [
    [name, channel.name],
    [type, channel.type],
    [settings.posting_permissions, channel.posting],
    [settings.add_member_permissions, channel.adding],
    [settings.mention_all_permissions, channel.mentionAll],
    [settings.new_members_can_see_previous_messages_files, channel.seesHistory],
    [settings.allow_to_add_external_users, channel.external],
  ] as const;
  const designated = settings.designated_posting_members?.map(({ member_id }) => member_id).toSorted();
  return (
    wanted.every(([want, is]) => want === undefined || want === is) &&
    (designated === undefined || designated.join() === channel.designated.toSorted().join())
  );
}

/** What the state of a channel says of a change to it; undefined where the state is not known. */
export function isArchivedAs(state: ArchiveState, isArchived: boolean): boolean | undefined {
  return state === "unknown" ? undefined : (state === "archived") === isArchived;
}

export async function verifyArchived(ref: ChannelRef, isArchived: boolean): Found {
  return verdict(isArchivedAs(await probeArchiveState(ref, neverAborted()), isArchived));
}

/** Whether the person who signed in is in the channel, or not in it any more. */
export async function verifyMembership(channelId: string, isIn: boolean): Found {
  const readPage: ReadPage<ChannelRow> = (cursor, signal) => listUserChannels("me", "me", cursor, signal);
  const found = await firstItem(readPage, ({ id }) => id === channelId);
  return verdict((found !== undefined) === isIn);
}

/**
 * What the member list says of an invitation. Zoom takes all addresses of a call or none; people of other accounts show
 * no address, so of theirs nothing is known.
 */
export function invitedAs(emails: readonly string[], members: readonly Member[]): Verdict<Added> | undefined {
  const byEmail = new Map(members.map((member) => [member.email.toLowerCase(), member]));
  const found = emails.flatMap((email) => byEmail.get(email.toLowerCase()) ?? []);
  if (found.length === emails.length) {
    return {
      isDone: true,
      value: { userIds: found.map(({ userId }) => userId), memberIds: found.map(({ id }) => id) },
    };
  }
  const ownDomains = new Set(members.flatMap(({ email }) => (email ? [domainOf(email)] : [])));
  const isTold = found.length === 0 && emails.every((email) => ownDomains.has(domainOf(email)));
  return isTold ? { isDone: false } : undefined;
}

export async function verifyInvited(
  readMembers: ReadPage<Member>,
  emails: readonly string[],
): Promise<Verdict<Added> | undefined> {
  return invitedAs(emails, await everyItem(readMembers));
}

/** Zoom removes all people of a call or none. */
export async function verifyRemoved(readMembers: ReadPage<Member>, memberIds: readonly string[]): Found {
  const members = await everyItem(readMembers);
  const isSomebodyThere = members.some((member) => memberIds.some((id) => isOf(id, member)));
  return verdict(!isSomebodyThere);
}

/** Zoom promotes and demotes all people of a call or none. */
export function hasRole(admins: readonly Member[], memberIds: readonly string[], isAdmin: boolean): boolean {
  return memberIds.every((id) => admins.some((admin) => isOf(id, admin)) === isAdmin);
}

const isOf = (id: string, member: Member): boolean => id === member.id || isSameUserId(id, member.userId);

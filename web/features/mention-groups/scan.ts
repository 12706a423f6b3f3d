import type { ConnectionName } from "../../../contract/bff.ts";
import { holdsWords } from "../../../domain/words.ts";
import { type ApiError, ForbiddenError, NotFoundError } from "../../lib/api/errors.ts";
import type { UnreadableRow } from "../../lib/api/rows.ts";
import { patiently } from "../../lib/bulk/patiently.ts";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { GROUP_CHAT } from "../../shared/channel/model/channel.ts";
import type { ChosenChannel } from "../../shared/channel-picker/channel-choice.tsx";
import type { GroupMember, MentionGroup } from "./mention-group.ts";
import { listGroupMembers, listGroups } from "./mention-group-calls.ts";

/** A group found by going through channels. */
export interface FoundGroup extends MentionGroup {
  readonly channel: ChosenChannel;
  readonly members: readonly GroupMember[];
}

/** What going through channels has brought so far. */
export interface Scan {
  readonly groups: readonly FoundGroup[];
  /** Names of the channels that need not be asked again, by id; those Zoom does not show included. */
  readonly read: ReadonlyMap<string, string>;
  /** How many of them Zoom shows no groups of: archived ones, and those the person may not see. */
  readonly closedCount: number;
  readonly failed: readonly { readonly channel: ChosenChannel; readonly error: ApiError }[];
  /** Groups and people in them that could not be read, by the id of the channel. */
  readonly unreadable: ReadonlyMap<string, readonly UnreadableRow[]>;
}

export const emptyScan: Scan = { groups: [], read: new Map(), closedCount: 0, failed: [], unreadable: new Map() };

/** What became of one channel. */
export type ChannelRead =
  | {
      readonly channel: ChosenChannel;
      readonly groups: readonly FoundGroup[];
      readonly unreadable: readonly UnreadableRow[];
    }
  | { readonly channel: ChosenChannel; readonly isClosed: true }
  | { readonly channel: ChosenChannel; readonly error: ApiError };

/**
 * Reads the groups of a channel and the people of each. Rate limits are waited for.
 *
 * @throws ApiError when Zoom is in trouble; a channel that is gone or closed to the reader is no failure.
 */
export async function readChannel(
  connection: ConnectionName,
  channel: ChosenChannel,
  signal: AbortSignal,
): Promise<ChannelRead> {
  const ref: ChannelRef = { connection, channelId: channel.id };
  try {
    const groups: FoundGroup[] = [];
    const listed = await patiently(() => listGroups(ref, signal), signal);
    const unreadable = [...(listed.unreadable ?? [])];
    for (const group of listed) {
      const members = await patiently(() => listGroupMembers(ref, group.id, signal), signal);
      groups.push({ ...group, channel, members });
      unreadable.push(...(members.unreadable ?? []));
    }
    return { channel, groups, unreadable };
  } catch (error) {
    if (error instanceof ForbiddenError || error instanceof NotFoundError) return { channel, isClosed: true };
    throw error;
  }
}

/** Adds what came of some channels; what was known of them before gives way. */
export function withReads(scan: Scan, reads: readonly ChannelRead[]): Scan {
  const ids = new Set(reads.map(({ channel }) => channel.id));
  const read = new Map(scan.read);
  const groups = scan.groups.filter(({ channel }) => !ids.has(channel.id));
  const failed = scan.failed.filter(({ channel }) => !ids.has(channel.id));
  const unreadable = new Map([...scan.unreadable].filter(([id]) => !ids.has(id)));
  let { closedCount } = scan;
  for (const one of reads) {
    if ("error" in one) {
      failed.push(one);
      continue;
    }
    const isNew = !read.has(one.channel.id);
    read.set(one.channel.id, one.channel.name);
    if ("groups" in one) {
      groups.push(...one.groups);
      if (one.unreadable.length > 0) unreadable.set(one.channel.id, one.unreadable);
    } else if (isNew) closedCount += 1;
  }
  return { groups, read, closedCount, failed, unreadable };
}

/** Forgets a channel: it counts as not read. */
export function withoutChannel(scan: Scan, channelId: string): Scan {
  const read = new Map(scan.read);
  read.delete(channelId);
  return { ...scan, read, groups: scan.groups.filter(({ channel }) => channel.id !== channelId) };
}

/** Channels of a list that can have groups and were not read yet. */
export function channelsToRead(
  rows: readonly { readonly id: string; readonly name: string; readonly type: number }[],
  scan: Scan,
): readonly ChosenChannel[] {
  return rows.filter(({ id, type }) => type !== GROUP_CHAT && !scan.read.has(id)).map(({ id, name }) => ({ id, name }));
}

/** Groups whose name, description or channel holds every word of `text`, with somebody whose name or address holds `person`. */
export function filterGroups(
  groups: readonly FoundGroup[],
  { text, person }: { readonly text: string; readonly person: string },
): readonly FoundGroup[] {
  const isNamed = holdsWords(text);
  const isWanted = personFits(person);
  const hasPerson = person.trim() !== "";
  return groups.filter((group) => {
    const about = `${group.name}\n${group.description}\n${group.channel.name}`;
    return isNamed(about) && (!hasPerson || group.members.some(isWanted));
  });
}

/** Whether somebody's name and address hold every word of `text`. */
export function personFits(text: string): (member: GroupMember) => boolean {
  const isNamed = holdsWords(text);
  return ({ name, email }) => isNamed(`${name}\n${email}`);
}

import type { Channel } from "./channel.ts";
import { Roster } from "./roster.ts";

/** Members of a channel who can be mentioned under one name. */
export interface MentionGroup {
  readonly id: string;
  name: string;
  /** Empty for none. */
  description: string;
  readonly members: Roster;
}

export const MAX_MENTION_GROUP_NAME = 40;
export const MAX_MENTION_GROUP_DESCRIPTION = 500;

export function findMentionGroup(channel: Channel, id: string): MentionGroup | undefined {
  return channel.mentionGroups.find((group) => group.id === id);
}

/** Ignores case. True when a group other than `except` has the name. */
export function isMentionGroupNameTaken(channel: Channel, name: string, except?: MentionGroup): boolean {
  const wanted = name.toLowerCase();
  return channel.mentionGroups.some((group) => group !== except && group.name.toLowerCase() === wanted);
}

/** The caller has made sure that all of `people` are members of the channel, and that each is named once. */
export function addMentionGroup(
  channel: Channel,
  { people, ...group }: Omit<MentionGroup, "members"> & { readonly people: readonly number[] },
): MentionGroup {
  const members = new Roster();
  for (const person of people) members.add(person);
  const added = { ...group, members };
  channel.mentionGroups.push(added);
  return added;
}

export function deleteMentionGroup(channel: Channel, group: MentionGroup): void {
  const at = channel.mentionGroups.indexOf(group);
  if (at >= 0) channel.mentionGroups.splice(at, 1);
}

// A directory group in a channel keeps bringing people: who comes into the group comes into the channel, and who leaves
// the group leaves the channel, unless there is another reason to be there.
import type { Channel } from "../store/channel.ts";
import type { DirectoryGroup } from "../store/directory-groups.ts";
import type { Person } from "../store/store.ts";
import { tellChannel } from "./channel-events.ts";
import { addMembers, removeMembers } from "./membership.ts";
import type { OperationContext } from "./operation.ts";

function channelsWith({ store }: OperationContext, group: DirectoryGroup): Channel[] {
  return [...store.channels.from(0)].filter((channel) => channel.groups.has(group.id));
}

/** The people are in the group already. */
export function bringIntoChannels(context: OperationContext, group: DirectoryGroup, people: readonly Person[]): void {
  const { channels } = context.store;
  for (const channel of channelsWith(context, group)) {
    const newcomers = people.filter(({ index }) => !channels.isMember(channel, index));
    const brought = channel.groups.get(group.id) ?? [];
    channel.groups.set(group.id, [...brought, ...newcomers.map(({ index }) => index)]);
    addMembers(context, channel, newcomers);
    tellChannel(context, "chat_channel.member_invited", channel, newcomers);
  }
}

export function takeOutOfChannels(context: OperationContext, group: DirectoryGroup, person: Person): void {
  for (const channel of channelsWith(context, group)) {
    const brought = channel.groups.get(group.id) ?? [];
    if (!brought.includes(person.index)) continue;
    channel.groups.set(
      group.id,
      brought.filter((index) => index !== person.index),
    );
    removeBrought(context, channel, [person.index]);
  }
}

/** For a group that is to be no more. */
export function takeGroupOut(context: OperationContext, group: DirectoryGroup): void {
  for (const channel of channelsWith(context, group)) {
    const brought = channel.groups.get(group.id) ?? [];
    channel.groups.delete(group.id);
    removeBrought(context, channel, brought);
  }
}

function removeBrought(context: OperationContext, channel: Channel, people: readonly number[]): void {
  const { channels, people: all } = context.store;
  const going = people
    .filter((person) => channels.standing(channel, person) === "member")
    .map((person) => all.at(person));
  removeMembers(context, channel, going);
  tellChannel(context, "chat_channel.member_removed", channel, going);
}

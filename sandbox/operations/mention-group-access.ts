// What all operations on mention groups ask of their channel, group and people.
import type { Channel } from "../store/channel.ts";
import { findMentionGroup, type MentionGroup } from "../store/mention-group.ts";
import { type ChannelRights, rightsToChannel } from "./access.ts";
import { operationError } from "./errors.ts";
import type { OperationContext } from "./operation.ts";

/** The channel, for somebody who may see it. */
export const readableChannel = (context: OperationContext): Channel => openChannel(context, ({ canRead }) => canRead);

/** The channel, for its owner, its administrators and whoever manages the account's channels. */
export const managedChannel = (context: OperationContext): Channel =>
  openChannel(context, ({ canManage }) => canManage);

export const readableMentionGroup = (context: OperationContext) => groupIn(context, readableChannel(context));
export const managedMentionGroup = (context: OperationContext) => groupIn(context, managedChannel(context));

function openChannel(context: OperationContext, may: (rights: ChannelRights) => boolean): Channel {
  const { operation, params, store } = context;
  const { channelId = "" } = params;
  const refused = (about: string) => operationError(operation.id, 200, { about });
  const channel = store.channels.find(channelId);
  if (!channel) throw operationError(operation.id, 4130, { values: { channelId } });
  if (!may(rightsToChannel(context, channel))) throw refused("No permission");
  if (channel.type === 4) throw refused("group chat");
  if (channel.isArchived) throw refused("archived");
  return channel;
}

function groupIn({ operation, params }: OperationContext, channel: Channel) {
  const group: MentionGroup | undefined = findMentionGroup(channel, params.mentionGroupId ?? "");
  if (!group) throw operationError(operation.id, 5508);
  return { channel, group };
}

/**
 * The members of the channel whom user ids or member ids name, each once.
 *
 * @throws ZoomError when there is none, one is nobody's, or one is of somebody who is not in the channel.
 */
export function membersNamed(
  { operation, store }: OperationContext,
  channel: Channel,
  identifiers: readonly string[],
): number[] {
  const named = identifiers.map((identifier) => ({ identifier, index: store.people.find(identifier)?.index }));
  const people = new Set(named.flatMap(({ index }) => index ?? []));
  if (named.length === 0 || named.some(({ index }) => index === undefined))
    throw operationError(operation.id, 300, { about: "identifiers" });
  const strangers = named.filter(({ index }) => index !== undefined && !store.channels.isMember(channel, index));
  if (strangers.length > 0)
    throw operationError(operation.id, 200, {
      about: "user(s)",
      values: { 0: strangers.map(({ identifier }) => identifier).join(",") },
    });
  return [...people];
}

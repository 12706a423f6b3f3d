import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Channel } from "../store/channel.ts";
import type { DirectoryGroup } from "../store/directory-groups.ts";
import { canEditChannels, canReadChannels } from "./access.ts";
import { tellChannel } from "./channel-events.ts";
import { dateTime } from "./date-time.ts";
import { invalidField, operationError } from "./errors.ts";
import { addMembers, removeMembers } from "./membership.ts";
import type { Handler, OperationContext } from "./operation.ts";

const Body = v.object({ groups: v.optional(v.array(v.object({ group_id: v.string() })), []) });

const groupView = ({ id, name }: DirectoryGroup): components["schemas"]["MemberGroup"] => ({
  group_id: id,
  group_name: name,
});

function existingChannel({ operation, params, store }: OperationContext): Channel {
  const channel = store.channels.find(params.channelId ?? "");
  if (!channel) throw operationError(operation.id, 5306);
  return channel;
}

const isBlank = (text: string | undefined): boolean => (text ?? "").trim() === "";

export const memberGroupsHandlers = {
  listChannelMembersGroups: (context) => {
    const { operation, params, store, caller } = context;
    if (isBlank(params.channelId)) throw operationError(operation.id, 300);
    if (!canReadChannels(store, caller.user)) throw operationError(operation.id, 200);
    const channel = existingChannel(context);
    const groups = [...channel.groups.keys()].flatMap((id) => store.groups.find(id) ?? []);
    return { status: 200, body: { channel_id: channel.id, groups: groups.map(groupView) } };
  },

  /** A group brings its people along: those who are not members yet become members. */
  inviteChannelMembersGroups: (context) => {
    const { operation, store, caller, nowMs } = context;
    if (!canEditChannels(store, caller.user)) throw operationError(operation.id, 200);
    const channel = existingChannel(context);
    const { groups: asked } = v.parse(Body, context.body ?? {});
    const groups = [...new Set(asked.map(({ group_id: id }) => store.groups.find(id)))];
    if (groups.length === 0 || groups.includes(undefined)) throw operationError(operation.id, 4130);
    if (channel.isArchived || channel.type === 4) throw operationError(operation.id, 300);
    const found = groups.filter((group) => group !== undefined);
    for (const group of found) addGroup(context, channel, group);
    return { status: 201, body: { added_at: dateTime(nowMs), groups: found.map(groupView) } };
  },

  /** Takes with it the people whom the group brought and who have no other part in the channel since. */
  removeMemberGroup: (context) => {
    const { operation, params, store, caller } = context;
    const { groupId = "" } = params;
    if (isBlank(params.channelId) || isBlank(groupId)) throw operationError(operation.id, 300);
    if (!canEditChannels(store, caller.user)) throw operationError(operation.id, 200);
    const channel = existingChannel(context);
    const brought = channel.groups.get(groupId);
    // The contract words no error for a group that is not in the channel.
    if (!brought) throw invalidField("groupId", "Invalid field.");
    channel.groups.delete(groupId);
    const going = brought
      .filter((person) => store.channels.standing(channel, person) === "member")
      .map((person) => store.people.at(person));
    removeMembers(context, channel, going);
    tellChannel(context, "chat_channel.member_removed", channel, going);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

function addGroup(context: OperationContext, channel: Channel, group: DirectoryGroup): void {
  const { channels, people } = context.store;
  const newcomers = group.members.filter((person) => !channels.isMember(channel, person));
  channel.groups.set(group.id, [...(channel.groups.get(group.id) ?? []), ...newcomers]);
  const brought = newcomers.map((person) => people.at(person));
  addMembers(context, channel, brought);
  tellChannel(context, "chat_channel.member_invited", channel, brought);
}

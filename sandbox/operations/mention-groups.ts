import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { channelId } from "../store/ids.ts";
import {
  addMentionGroup,
  deleteMentionGroup,
  isMentionGroupNameTaken,
  MAX_MENTION_GROUP_DESCRIPTION,
  MAX_MENTION_GROUP_NAME,
  type MentionGroup,
} from "../store/mention-group.ts";
import { operationError } from "./errors.ts";
import { limitOf } from "./limits.ts";
import { managedChannel, managedMentionGroup, membersNamed, readableChannel } from "./mention-group-access.ts";
import type { Handler } from "./operation.ts";

const NewGroup = v.object({
  mention_group_name: v.string(),
  mention_group_description: v.optional(v.string(), ""),
  identifiers: v.array(v.string()),
});
const GroupUpdate = v.object({
  mention_group_name: v.optional(v.string()),
  mention_group_description: v.optional(v.string()),
});

const groupView = ({ id, name, description }: MentionGroup): components["schemas"]["MentionGroup"] => ({
  mention_group_id: id,
  mention_group_name: name,
  mention_group_description: description,
});

export const mentionGroupsHandlers = {
  listChannelMentionGroups: (context) => ({
    status: 200,
    body: { mention_group_list: readableChannel(context).mentionGroups.map(groupView) },
  }),

  createChannelMentionGroup: (context) => {
    const { operation, store } = context;
    const channel = managedChannel(context);
    const asked = v.parse(NewGroup, context.body);
    const name = asked.mention_group_name.trim();
    const description = asked.mention_group_description;
    if (name === "" || name.length > MAX_MENTION_GROUP_NAME)
      throw operationError(operation.id, 300, { about: "mention_group_name" });
    if (description.length > MAX_MENTION_GROUP_DESCRIPTION) throw operationError(operation.id, 5301);
    const people = membersNamed(context, channel, asked.identifiers);
    if (isMentionGroupNameTaken(channel, name)) throw operationError(operation.id, 200, { about: "Duplicate" });
    if (channel.mentionGroups.length >= limitOf(operation, "mention groups")) throw operationError(operation.id, 5506);
    const group = addMentionGroup(channel, { id: channelId(store.random), name, description, people });
    return { status: 201, body: { mention_group_id: group.id } };
  },

  updateChannelMentionGroupInformation: (context) => {
    const { operation } = context;
    const { channel, group } = managedMentionGroup(context);
    const asked = v.parse(GroupUpdate, context.body ?? {});
    const name = asked.mention_group_name?.trim() || group.name;
    const description = asked.mention_group_description ?? group.description;
    if (name.length > MAX_MENTION_GROUP_NAME || description.length > MAX_MENTION_GROUP_DESCRIPTION)
      throw operationError(operation.id, 5301);
    if (isMentionGroupNameTaken(channel, name, group)) throw operationError(operation.id, 200, { about: "Duplicate" });
    group.name = name;
    group.description = description;
    return { status: 204 };
  },

  deleteChannelMentionGroup: (context) => {
    const { channel, group } = managedMentionGroup(context);
    deleteMentionGroup(channel, group);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

import * as v from "valibot";
import type { Channel, ChannelType } from "../store/channel.ts";
import { hasUniqueName, isInternalOnly, letsEveryoneAdd } from "../store/channel.ts";
import { channelId, channelJid } from "../store/ids.ts";
import type { Person } from "../store/store.ts";
import { mayActForActor } from "./access.ts";
import { tellChannel, tellInvitations } from "./channel-events.ts";
import { externalRuleFor, isExternalRuleOpen, isUsableName, MAX_NAME_LENGTH } from "./channel-rules.ts";
import { operationError } from "./errors.ts";
import { inviteesOf, sendInvitations } from "./invitees.ts";
import { addMembers } from "./membership.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { mayBringChannels, rightsToSpace } from "./space-access.ts";

const Body = v.object({
  name: v.optional(v.string()),
  type: v.optional(v.picklist([1, 2, 3, 4]), 1),
  members: v.optional(v.array(v.object({ email: v.string() })), []),
  channel_settings: v.optional(
    v.object({
      add_member_permissions: v.optional(v.picklist([1, 2]), 1),
      new_members_can_see_previous_messages_files: v.optional(v.boolean(), true),
      posting_permissions: v.optional(v.picklist([1, 2, 3]), 1),
      mention_all_permissions: v.optional(v.picklist([1, 2, 3]), 1),
      allow_to_add_external_users: v.optional(v.picklist([0, 1, 2, 3])),
    }),
    {},
  ),
  shared_space: v.optional(
    v.object({
      space_id: v.string(),
      space_channel_type: v.optional(v.picklist(["private", "public_for_members"]), "private"),
    }),
  ),
});

type NewChannel = v.InferOutput<typeof Body>;

export const createChannelHandlers = {
  createChannel: (context) => {
    const { operation, store, actor } = context;
    const failed = () => operationError(operation.id, 5301);
    const asked = v.parse(Body, context.body ?? {});
    const { type } = asked;
    const external = asked.channel_settings.allow_to_add_external_users;
    if (external !== undefined && !isExternalRuleOpen(type, external)) throw failed();
    if (!mayActForActor(context, "edit")) throw failed();
    if (asked.shared_space && type !== 1 && type !== 2) throw failed();
    const space = asked.shared_space && store.spaces.find(asked.shared_space.space_id);
    if (asked.shared_space && !space) throw operationError(operation.id, 5407);
    if (space && !mayBringChannels(space, rightsToSpace(context, space))) throw failed();
    const emails = asked.members.map((member) => member.email);
    const invitees = inviteesOf(context, emails, (person) => person === actor);
    const name = asked.name ?? (hasUniqueName(type) ? "" : nameOfChat([actor, ...invitees.people]));
    if (!isUsableName(name) || (invitees.hasOutsiders && isInternalOnly(type))) throw failed();
    if (hasUniqueName(type) && store.channels.isNameTaken(name)) throw operationError(operation.id, 300);
    if (invitees.hasOutsiders && (external === 0 || space?.settings.allowToAddExternalUsers === 0)) throw failed();
    if (!sendInvitations(context, invitees)) throw failed();

    const channel = create(context, name, type, asked.channel_settings);
    if (space && asked.shared_space)
      store.channels.place(channel, { spaceId: space.id, type: asked.shared_space.space_channel_type });
    addMembers(context, channel, invitees.people);
    tellChannel(context, "chat_channel.created", channel, invitees.people);
    tellInvitations(context, channel, invitees.outsiders);
    return {
      status: 201,
      body: { id: channel.id, jid: channelJid(channel.id), name, type, channel_url: channel.url },
    };
  },
} satisfies Record<string, Handler>;

const nameOfChat = (people: readonly Person[]): string =>
  people
    .map((person) => person.firstName)
    .join(", ")
    .slice(0, MAX_NAME_LENGTH);

function create(
  { store, actor }: OperationContext,
  name: string,
  type: ChannelType,
  asked: NewChannel["channel_settings"],
): Channel {
  return store.channels.create({
    id: channelId(store.random),
    name,
    type,
    kind: "ordinary",
    isArchived: false,
    owner: actor.index,
    settings: {
      addMemberPermissions: letsEveryoneAdd(type) ? 1 : asked.add_member_permissions,
      newMembersCanSeePreviousMessagesFiles: asked.new_members_can_see_previous_messages_files,
      postingPermissions: asked.posting_permissions,
      mentionAllPermissions: asked.mention_all_permissions,
      allowToAddExternalUsers: asked.allow_to_add_external_users ?? externalRuleFor(type),
      designatedPostingMembers: [],
    },
  });
}

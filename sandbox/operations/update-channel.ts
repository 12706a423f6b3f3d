import * as v from "valibot";
import {
  type Channel,
  type ChannelSettings,
  hasUniqueName,
  isGeneral,
  isInternalOnly,
  letsEveryoneAdd,
} from "../store/channel.ts";
import type { Store } from "../store/store.ts";
import { rightsOnBehalf, rightsToChannel } from "./access.ts";
import { tellChannel } from "./channel-events.ts";
import { externalRuleFor, hasExternalMembers, isExternalRuleOpen, isUsableName } from "./channel-rules.ts";
import { operationError } from "./errors.ts";
import type { Handler } from "./operation.ts";

const PostingMember = v.object({ user_id: v.optional(v.string()), member_id: v.optional(v.string()) });
const Settings = v.object({
  add_member_permissions: v.optional(v.picklist([1, 2])),
  new_members_can_see_previous_messages_files: v.optional(v.boolean()),
  posting_permissions: v.optional(v.picklist([1, 2, 3])),
  mention_all_permissions: v.optional(v.picklist([1, 2, 3])),
  allow_to_add_external_users: v.optional(v.picklist([0, 1, 2, 3])),
  designated_posting_members: v.optional(v.array(PostingMember)),
});
const Body = v.object({
  name: v.optional(v.string()),
  type: v.optional(v.picklist([1, 2, 3, 5])),
  channel_settings: v.optional(Settings, {}),
});

type Change = v.InferOutput<typeof Body>;

const update =
  (rightsTo: typeof rightsToChannel): Handler =>
  (context) => {
    const { operation, params, store } = context;
    const failed = () => operationError(operation.id, 5301);
    const channel = store.channels.find(params.channelId ?? "");
    if (!channel) throw failed();
    const { canManage, standing } = rightsTo(context, channel);
    const change = v.parse(Body, context.body ?? {});
    if (!canManage || (standing !== "owner" && changesOwnersSetting(channel, change)))
      throw operationError(operation.id, 200);

    const type = change.type ?? channel.type;
    const settings = changedSettings(store, channel, change);
    if (channel.isArchived || !isTypeOpen(store, channel, type) || !settings) throw failed();
    const { name } = change;
    if (name !== undefined && (!isUsableName(name) || (isGeneral(channel) && name !== channel.name))) throw failed();
    if (name !== undefined && hasNameOfItsOwn(channel, type) && store.channels.isNameTaken(name, channel))
      throw operationError(operation.id, 300);

    if (type !== channel.type) store.channels.setType(channel, type);
    if (name !== undefined && name !== channel.name) store.channels.rename(channel, name);
    channel.settings = settings;
    tellChannel(context, "chat_channel.updated", channel);
    return { status: 204 };
  };

const hasNameOfItsOwn = (channel: Channel, type: Channel["type"]): boolean =>
  hasUniqueName(type) && !isGeneral(channel);

/** Two settings are the owner's alone. Sending them as they are changes nothing. */
function changesOwnersSetting({ settings }: Channel, { channel_settings: asked }: Change): boolean {
  const { add_member_permissions: adding, mention_all_permissions: mentioning } = asked;
  return (
    (adding !== undefined && adding !== settings.addMemberPermissions) ||
    (mentioning !== undefined && mentioning !== settings.mentionAllPermissions)
  );
}

/** Group chats, channels of unknown type and channels in a shared space stay what they are; guests do not fit into a channel of one account. */
function isTypeOpen(store: Store, channel: Channel, type: Channel["type"]): boolean {
  if (type === channel.type) return true;
  if (channel.type === 0 || channel.type === 4 || channel.kind === "default" || channel.space) return false;
  return !isInternalOnly(type) || !hasExternalMembers(store, channel);
}

/** The settings after the change; null when the change breaks a rule. */
function changedSettings(store: Store, channel: Channel, change: Change): ChannelSettings | null {
  const { settings: current } = channel;
  const asked = change.channel_settings;
  const type = change.type ?? channel.type;
  if (letsEveryoneAdd(type) && asked.add_member_permissions === 2) return null;
  const external = asked.allow_to_add_external_users;
  if (external !== undefined && !isExternalRuleOpen(type, external)) return null;
  const designated = designatedMembers(store, channel, asked);
  if (!designated) return null;
  const posting = asked.posting_permissions ?? current.postingPermissions;
  return {
    addMemberPermissions: letsEveryoneAdd(type) ? 1 : (asked.add_member_permissions ?? current.addMemberPermissions),
    newMembersCanSeePreviousMessagesFiles:
      asked.new_members_can_see_previous_messages_files ?? current.newMembersCanSeePreviousMessagesFiles,
    postingPermissions: posting,
    mentionAllPermissions: asked.mention_all_permissions ?? current.mentionAllPermissions,
    allowToAddExternalUsers:
      external ??
      (type === channel.type
        ? current.allowToAddExternalUsers
        : externalRuleFor(type, current.allowToAddExternalUsers)),
    designatedPostingMembers: posting === 3 ? designated : [],
  };
}

/** Null unless all are members and the request itself restricts posting to designated members. */
function designatedMembers(
  store: Store,
  channel: Channel,
  asked: Change["channel_settings"],
): readonly number[] | null {
  if (!asked.designated_posting_members) return channel.settings.designatedPostingMembers;
  if (asked.posting_permissions !== 3) return null;
  const found = new Set<number>();
  for (const { user_id, member_id } of asked.designated_posting_members) {
    const person = store.people.find(user_id || member_id || "");
    if (!person || !store.channels.isMember(channel, person.index)) return null;
    found.add(person.index);
  }
  return [...found];
}

export const updateChannelHandlers = {
  updateChannel: update(rightsToChannel),
  updateUserChannel: update(rightsOnBehalf),
} satisfies Record<string, Handler>;

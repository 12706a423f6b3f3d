import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Channel } from "../store/channel.ts";
import { channelJid } from "../store/ids.ts";
import type { Store } from "../store/store.ts";
import { loweredUserId } from "./member-view.ts";

type Schemas = components["schemas"];

/** A channel as a list shows it. */
export function listedChannel(channel: Channel): Schemas["ListedChannel"] {
  const { settings } = channel;
  return {
    channel_settings: {
      add_member_permissions: settings.addMemberPermissions,
      new_members_can_see_previous_messages_files: settings.newMembersCanSeePreviousMessagesFiles,
      posting_permissions: settings.postingPermissions,
      mention_all_permissions: settings.mentionAllPermissions,
      allow_to_add_external_users: settings.allowToAddExternalUsers,
    },
    id: channel.id,
    jid: channelJid(channel.id),
    name: channel.name,
    type: channel.type,
    channel_url: channel.url,
  };
}

/** A channel asked for by id. */
export function fullChannel(store: Store, channel: Channel): Schemas["Channel"] {
  const view = listedChannel(channel);
  return {
    ...view,
    channel_settings: {
      ...view.channel_settings,
      designated_posting_members: channel.settings.designatedPostingMembers.map((index) => {
        const person = store.people.at(index);
        return { member_id: person.memberId, user_id: loweredUserId(person) };
      }),
    },
  };
}

/** A channel in the results of a search. */
export function foundChannel(channel: Channel): Schemas["FoundChannel"] {
  return {
    id: channel.id,
    name: channel.name,
    type: channel.type,
    channel_url: channel.url,
    member_count: channel.members.size,
  };
}

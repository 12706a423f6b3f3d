import { HelpPanel } from "../../components/help-panel.tsx";
import { CALL_SIZE, MAX_DESCRIPTION, MAX_GROUPS, MAX_MEMBERS, MAX_NAME } from "./mention-group.ts";

export function MentionGroupsHelp() {
  return (
    <HelpPanel
      title="Mention groups"
      roles="Everybody who is in a channel sees its groups. Its owner and its administrators change them; through the account connection, whoever has Edit on Chat Channels."
      operations={[
        "listChannelMentionGroups",
        "createChannelMentionGroup",
        "updateChannelMentionGroupInformation",
        "deleteChannelMentionGroup",
        "listMembersOfMentionGroup",
        "addChannelMembersToMentionGroup",
        "removeChannelMentionGroupMembers",
        "listAccountsPublicChannels",
        "listUsersChannels",
        "searchUsersOrAccountsChannels",
        "searchCompanyContacts",
      ]}
    >
      <p>A mention group names some of a channel’s members: @name in a message reaches all of them at once.</p>
      <p>
        A channel has at most {MAX_GROUPS} groups, and a group at most {MAX_MEMBERS} people, all of them members of the
        channel. A name has at most {MAX_NAME} characters, a description {MAX_DESCRIPTION}.
      </p>
      <p>
        Zoom takes {CALL_SIZE} people a call and all or none of them. The console cuts longer lists into calls, and when
        Zoom refuses one it finds out whom it refuses; the others are added.
      </p>
      <p>
        Zoom has no list of all mention groups: to find them across channels, each channel takes a call and each of its
        groups one more. An account’s private channels are in no list either; search for them, or give their ID.
      </p>
      <p>Whoever leaves the channel leaves its groups, and does not come back into them on joining again.</p>
    </HelpPanel>
  );
}

import { HelpPanel } from "../../components/help-panel.tsx";
import { CALL_SIZE, MAX_DESCRIPTION, MAX_GROUPS, MAX_MEMBERS, MAX_NAME } from "./mention-group.ts";

export function MentionGroupsHelp() {
  return (
    <HelpPanel
      title="Mention groups"
      roles="Everyone in a channel can see its groups. The channel’s owner and administrators can change them; through the account connection, anyone with Edit on Chat Channels can."
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
        "searchCompanyContacts",
      ]}
    >
      <p>A mention group is a set of a channel’s members: @name in a message notifies all of them at once.</p>
      <p>
        A channel has at most {MAX_GROUPS} groups, and a group at most {MAX_MEMBERS} people, all of them members of the
        channel. A name has at most {MAX_NAME} characters, a description {MAX_DESCRIPTION}.
      </p>
      <p>
        Zoom accepts {CALL_SIZE} people per call, all or none. The console splits longer lists into several calls. When
        Zoom rejects a call, the console finds out whom Zoom rejects, and adds the others.
      </p>
      <p>
        Zoom has no list of all mention groups. The page lists them as the console’s inventory last read each channel:
        those of private channels too, found by a name that is nearly right, or by the people in them.
      </p>
      <p>People who leave the channel leave its groups, and are not added back when they rejoin.</p>
    </HelpPanel>
  );
}

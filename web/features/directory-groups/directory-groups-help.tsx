import { HelpPanel } from "../../components/help-panel.tsx";

export function DirectoryGroupsHelp() {
  return (
    <HelpPanel
      title="Directory groups"
      roles="Owners and administrators change them, through the account connection. People whose Zoom role has View or Edit on Chat Channels see them, and with Edit invite them into channels."
      connection="account"
      operations={[
        "listIMDirectoryGroups",
        "createIMDirectoryGroup",
        "retrieveIMDirectoryGroup",
        "updateIMDirectoryGroup",
        "deleteIMDirectoryGroup",
        "listIMDirectoryGroupMembers",
        "addIMDirectoryGroupMembers",
        "deleteIMDirectoryGroupMember",
        "listChannelMembersGroups",
        "inviteChannelMembersGroups",
        "removeMemberGroup",
      ]}
    >
      <p>
        Groups of the account’s directory; Zoom calls them IM groups. They decide whom people find in their contacts,
        and a group that is invited into a channel brings its people along.
      </p>
      <p>
        Who comes into a group comes into its channels, and who leaves it leaves those that only the group brought them
        into. Mention groups are something else: they exist inside one channel only.
      </p>
      <p>
        Zoom does not list the channels a group is in: choose channels under “Channels” of a group to see whether it is
        in them, to invite it or to take it out.
      </p>
      <p>
        Zoom has begun to withdraw these operations from accounts. It then answers 410, and nothing here can be shown or
        changed; groups in channels stay as they are.
      </p>
    </HelpPanel>
  );
}

import { HelpPanel } from "../../components/help-panel.tsx";

export function DirectoryGroupsHelp() {
  return (
    <HelpPanel
      title="Directory groups"
      roles="Owners and administrators can change them, through the account connection. People whose Zoom role has View or Edit on Chat Channels can see them, and with Edit can invite them to channels."
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
        Groups in the account’s directory; Zoom calls them IM groups. They decide whom people can find in their
        contacts, and inviting a group to a channel adds its people.
      </p>
      <p>
        People added to a group are added to its channels. People removed from it leave the channels they were in only
        through the group. Mention groups are different: each exists in one channel only.
      </p>
      <p>
        Zoom does not list the channels a group is in. The console’s inventory knows them: a group’s “Channels” tab
        lists them as they were last read. Without the inventory, choose channels there to see whether the group is in
        them.
      </p>
      <p>
        Zoom has begun to withdraw these operations from accounts. It then answers 410, and nothing here can be shown or
        changed; groups that are in channels stay as they are.
      </p>
    </HelpPanel>
  );
}

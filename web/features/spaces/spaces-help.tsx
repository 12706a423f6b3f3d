import { HelpPanel } from "../../components/help-panel.tsx";

export function SpacesHelp() {
  return (
    <HelpPanel
      title="Shared spaces"
      roles="On your own connection, the spaces you are in, with your permissions there. Through the account connection, all of them: View on Chat Channels lets you see them, Edit lets you change them. Moving channels needs your own connection."
      operations={[
        "listSharedSpaces",
        "createSharedSpace",
        "getSharedSpace",
        "updateSharedSpaceSettings",
        "deleteSharedSpace",
        "listSharedSpaceMembers",
        "addMembersToSharedSpace",
        "removeMembersFromSharedSpace",
        "promoteSharedSpaceMembersToAdministrators",
        "demoteSharedSpaceAdministratorsToMembers",
        "transferSharedSpaceOwnership",
        "listSharedSpaceChannels",
        "moveSharedSpaceChannels",
        "getUser",
        "searchCompanyContacts",
      ]}
    >
      <p>
        A shared space groups channels around one topic. Everyone in it is in its general channel, which is created with
        the space; its other channels are either open for all members to join, or private.
      </p>
      <p>
        It has one owner, and only the owner can change its settings, promote and demote administrators, transfer it and
        delete it. Administrators can change its name and description, and add and remove members.
      </p>
      <p>
        Zoom adds people by ID, so people chosen by address are looked up first. Zoom says for each person and channel
        whether the change was made, but not why if it was not.
      </p>
    </HelpPanel>
  );
}

import { HelpPanel } from "../../components/help-panel.tsx";

export function SpacesHelp() {
  return (
    <HelpPanel
      title="Shared spaces"
      roles="On your own connection, the spaces you are in, with the rights you have there. Through the account connection all of them: to see for View on Chat Channels, to change for Edit. Moving channels is for your own connection alone."
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
        A shared space holds channels around one matter. Everybody in it is in its general channel, which comes with the
        space; its other channels are for all members to join, or private.
      </p>
      <p>
        It has one owner, who alone changes its settings, makes and unmakes administrators, transfers it and deletes it.
        Administrators change its name and description, and add and remove members.
      </p>
      <p>
        Zoom takes people by id: those chosen by address are looked up first. It says for each person and each channel
        whether it was done, never why not.
      </p>
    </HelpPanel>
  );
}

import { HelpPanel } from "../../components/help-panel.tsx";

export function ExternalHelp() {
  return (
    <HelpPanel
      title="External access"
      roles="Owners, administrators, and people whose Zoom role has View on Chat Channels; making changes needs Edit."
      connection="account"
      operations={[
        "listChannelMembers",
        "listSharedSpaceMembers",
        "listChannelActivityLogs",
        "updateChannel",
        "updateSharedSpaceSettings",
        "batchRemoveMembersFromChannel",
        "removeMembersFromSharedSpace",
      ]}
    >
      <p>
        Everyone from another account in each channel and shared space, as the console’s inventory last read it. Someone
        who is in three channels has three rows.
      </p>
      <p>
        An organization is the domain of an email address. Zoom does not show the addresses of people from other
        accounts: the console knows those of people it invited itself, and shows them to the account’s owner and
        administrators. Of everyone else it knows the name and the member ID.
      </p>
      <p>
        Who let them in, and when, comes from Zoom’s log of joins and leaves, which the console reads from 30 days
        before it began on. Of what came before, and of shared spaces, it knows since when it has seen them.
      </p>
      <p>
        Stop adding sets who can add external people to Nobody, and can be undone. Removing someone from a channel can
        be undone only if the console knows the address they have to be invited by; the plan says for whom it cannot.
      </p>
    </HelpPanel>
  );
}

import { HelpPanel } from "../../components/help-panel.tsx";

export function ChannelsHelp() {
  return (
    <HelpPanel
      title="Channels"
      roles="Everyone, for their own channels. The account’s lists are for owners, administrators, and people whose Zoom role has View on Chat Channels; changes need Edit."
      operations={[
        "listAccountsPublicChannels",
        "listUsersChannels",
        "searchUsersOrAccountsChannels",
        "listUsers",
        "createChannel",
        "performOperationsOnChannels",
        "deleteChannel",
      ]}
    >
      <p>
        The account’s public channels, your own, those of one person, and a search by name across all of them. Zoom
        lists an account’s private channels nowhere: find them by name, or in the list of somebody who is in them.
      </p>
      <p>
        Filters and order work on what is loaded, and say how much that is. Everything you set is in the address, so a
        link shows the same list to somebody else.
      </p>
      <p>
        With the table in focus, arrows move, Space selects, Shift with arrows selects several, Ctrl+A all that is
        loaded, Enter opens and End goes to the end.
      </p>
    </HelpPanel>
  );
}

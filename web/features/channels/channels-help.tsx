import { HelpPanel } from "../../components/help-panel.tsx";

export function ChannelsHelp() {
  return (
    <HelpPanel
      title="Channels"
      roles="Everyone, for their own channels. The account’s lists are for owners, administrators, and people whose Zoom role has View on Chat Channels; making changes needs Edit."
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
        The account’s public channels, your own, those of one person, and a search by name across all of them. Zoom has
        no list of an account’s private channels: find them by name, or in the list of someone who is in them.
      </p>
      <p>
        Filters and sorting apply to what is loaded, and the list says how much that is. Everything you set is in the
        address, so a link shows someone else the same list.
      </p>
      <p>
        Under More, “Select from a list” selects channels by pasted IDs, links or names, and “Import” changes channels
        and the people in them by the rows of a CSV or JSON file. Every row is checked first, and rows that cannot be
        used can be downloaded with the reason and imported again.
      </p>
      <p>
        With the table in focus, the arrow keys move, Space selects, Shift with the arrow keys selects several, Ctrl+A
        selects everything loaded, Enter opens, and End goes to the end.
      </p>
    </HelpPanel>
  );
}

import { HelpPanel } from "../../../components/help-panel.tsx";

export function AllHelp() {
  return (
    <HelpPanel
      title="All channels"
      roles="Owners, administrators, and people whose Zoom role has View on Chat Channels; making changes needs Edit."
      connection="account"
      operations={["listUsers", "listUsersChannels", "getChannel", "listChannelMembers", "getRetentionPolicyOfChannel"]}
    >
      <p>
        Every channel of the account, private ones and group chats too, as the console’s inventory last read it. The
        page Inventory says how far it has been read and how true it was found to be. Opening a channel reads it from
        Zoom.
      </p>
      <p>
        A name that is nearly right is found, and so are the channels of an owner or a member. Filters combine, each
        value shows how many channels it would leave, and any column sorts. Everything you set is in the address.
      </p>
      <p>
        A fact that was read more than a day ago shows its age. The line below the table says it of the row you are at.
        The list follows the inventory: rows change where they are, and new ones wait until you ask for them.
      </p>
      <p>
        Selecting all selects all that match, whatever their number; the plan says which channels these are. With the
        table in focus, the arrow keys move, Space selects, Enter opens, and End goes to the end.
      </p>
    </HelpPanel>
  );
}

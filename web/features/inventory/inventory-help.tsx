import { HelpPanel } from "../../components/help-panel.tsx";

export function InventoryHelp() {
  return (
    <HelpPanel
      title="Inventory"
      roles="Owners, administrators, and people whose Zoom role has View on Chat Channels. Owners and administrators can pause it."
      connection="account"
      operations={[
        "listUsers",
        "listUsersChannels",
        "getChannel",
        "listChannelMembers",
        "getRetentionPolicyOfChannel",
        "listChannelMentionGroups",
        "listSharedSpaces",
        "listActivityLogsOfChannel",
      ]}
    >
      <p>
        Zoom has no list of an account’s private channels, of owners or of policies. The console reads them once through
        the account connection, person by person and channel by channel, and then keeps them true: by Zoom’s log of
        joins and leaves, by webhooks where they are set up, by what it changes itself, and by reading everything again
        in turn.
      </p>
      <p>
        A read that fails takes nothing away: what was known stays, with its age. What Zoom no longer lists is marked as
        gone. No message texts are read.
      </p>
      <p>Pausing stops the reading, not the console: lists still show what is known.</p>
    </HelpPanel>
  );
}

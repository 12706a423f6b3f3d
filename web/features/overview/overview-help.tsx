import { HelpPanel } from "../../components/help-panel.tsx";

export function OverviewHelp() {
  return (
    <HelpPanel
      title="Overview"
      roles="Everyone, for their own channels. The account’s figures are for owners, administrators, and people whose Zoom role has View or Edit on Chat Channels."
      operations={["listAccountsPublicChannels", "listUsersChannels", "listChannelActivityLogs"]}
    >
      <p>
        Counts channels by their type and settings. Each figure links to the channels it counts, in the channel list
        with the filter set.
      </p>
      <p>
        For the account, the inventory counts every channel, private and archived ones too, and findings say what may be
        wrong and how that changed over time. Without the inventory the figures are of Zoom’s list, which has public
        channels only.
      </p>
      <p>
        For your own channels, the inventory adds what Zoom’s list does not show: your role, external members, and what
        is archived.
      </p>
    </HelpPanel>
  );
}

import { HelpPanel } from "../../components/help-panel.tsx";

export function ActivityHelp() {
  return (
    <HelpPanel
      title="Activity"
      roles="Owners, administrators, and people whose Zoom role has View or Edit on Chat Channels, through the account connection."
      connection="account"
      operations={["listChannelActivityLogs", "getChannel", "listAccountsPublicChannels"]}
    >
      <p>
        Who joined and left channels, including private ones, and who made the change. If someone was added or removed
        by another person, that person is shown under “By”.
      </p>
      <p>
        Zoom returns at most three days per call, so longer periods are loaded three days at a time, newest first.
        Entries appear as they arrive. If you stop, they stay, and the chart marks the days that are not loaded.
      </p>
      <p>
        Choosing a channel narrows what is requested from Zoom. Choosing a person or a kind of change filters what is
        loaded. Days start and end in UTC, and all times are shown in UTC.
      </p>
      <p>
        The log lists channels by ID. Their names are loaded as rows come into view, and for all rows when you export.
      </p>
    </HelpPanel>
  );
}

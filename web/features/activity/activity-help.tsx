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
        Who joined and left channels, private ones included, and who did it. Somebody who was added or removed by
        another person has that person under “By”.
      </p>
      <p>
        Zoom answers for three days a call, so a longer time is read three days at a time, the newest first. What has
        come is shown at once; stopping keeps it, and the chart marks the days that are not loaded.
      </p>
      <p>
        A channel narrows what is asked of Zoom. A person and a kind of change narrow what is loaded. Days begin and end
        in UTC, and all times are written in UTC.
      </p>
      <p>
        The log names channels by id. Their names are read as rows come into view, and for all rows when you export.
      </p>
    </HelpPanel>
  );
}

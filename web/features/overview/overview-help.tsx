import { HelpPanel } from "../../components/help-panel.tsx";
import { LOG_DAYS } from "./check/check-source.ts";

export function OverviewHelp() {
  return (
    <HelpPanel
      title="Overview"
      roles="Everyone, for their own channels. The account’s figures are for owners, administrators, and people whose Zoom role has View or Edit on Chat Channels."
      operations={[
        "listAccountsPublicChannels",
        "listUsersChannels",
        "listChannelActivityLogs",
        "getChannel",
        "listChannelMembers",
        "listChannelMentionGroups",
        "listUsers",
      ]}
    >
      <p>
        Counts channels by what the list of channels shows: type and settings. Each figure links to the channels it
        counts, in the channel list with the filter set.
      </p>
      <p>
        Zoom lists only an account’s public channels. For private channels and group chats, a check searches {LOG_DAYS}{" "}
        days of activity and the channels of each active person. Channels that no active person is in, and that nobody
        joined or left in that time, cannot be found.
      </p>
      <p>
        Zoom’s lists do not show owners, members or archived channels. The check reads every channel’s members, and
        requests its mention groups: Zoom refuses those of an archived channel and says why. It takes one or more calls
        per person and two or more per channel. You can stop and continue it; it waits when Zoom’s limits require it,
        and keeps its results for an hour.
      </p>
    </HelpPanel>
  );
}

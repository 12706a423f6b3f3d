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
        Counts channels by what their list tells: type and settings. Each figure leads to the channels it counts, in the
        channel list with the filter set.
      </p>
      <p>
        Zoom lists an account’s public channels only. For private channels and group chats a check looks through{" "}
        {LOG_DAYS} days of activity and through the channels of each active person. What nobody active is in, and nobody
        joined or left in that time, cannot be found.
      </p>
      <p>
        Owners, members and the archive are in no list. The check reads every channel’s members, and asks for its
        mention groups: Zoom refuses those of an archived channel with words that say so. It takes a call or more a
        person and two or more a channel. It can be stopped, waits where Zoom’s limits ask for it, goes on from where it
        was, and keeps what came for an hour.
      </p>
    </HelpPanel>
  );
}

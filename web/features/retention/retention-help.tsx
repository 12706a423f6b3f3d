import { MAX_COUNT } from "../../../domain/retention-period.ts";
import { HelpPanel } from "../../components/help-panel.tsx";

export function RetentionHelp() {
  return (
    <HelpPanel
      title="Retention"
      roles="Owners, administrators, and people whose Zoom role has View on Chat Channels, through the account connection; changes need Edit. Only owners and administrators see legal holds."
      connection="account"
      operations={[
        "getRetentionPolicyOfChannel",
        "updateRetentionPolicyOfChannel",
        "listLegalHoldMatters",
        "listUsers",
        "listUsersChannels",
        "getChannel",
        "listChannelMembers",
      ]}
    >
      <p>
        How long Zoom’s cloud keeps a channel’s messages and files: for the account’s default period, or for a custom
        period of up to {MAX_COUNT.d} days, {MAX_COUNT.m} months or {MAX_COUNT.y} years.
      </p>
      <p>
        Messages from before the date shown are deleted; the date moves forward every day. A shorter period permanently
        deletes messages: restoring the old period does not bring them back.
      </p>
      <p>
        Zoom does not list messages older than six months, so the console shows the date before which messages are
        deleted, not the oldest message there is. Zoom shows the length of the account’s default only for a channel that
        uses it.
      </p>
      <p>
        The table shows every channel, private ones too, as the console’s inventory last read it; a policy that was read
        more than a day ago shows its age. Filters, order and search are in the address.
      </p>
      <p>
        To import, choose a CSV file with the column channel_id, and policy (own or default) or period (30d, 6m, 7y), as
        in the export. You can review all changes before they are made.
      </p>
    </HelpPanel>
  );
}

import { HelpPanel } from "../../components/help-panel.tsx";
import { MAX_COUNT } from "./period.ts";

export function RetentionHelp() {
  return (
    <HelpPanel
      title="Retention"
      roles="Owners, administrators, and people whose Zoom role has View on Chat Channels, through the account connection; changes need Edit. Legal holds show to owners and administrators only."
      connection="account"
      operations={[
        "getRetentionPolicyOfChannel",
        "updateRetentionPolicyOfChannel",
        "listLegalHoldMatters",
        "getChannel",
        "listAccountsPublicChannels",
        "searchUsersOrAccountsChannels",
        "listUsersChannels",
      ]}
    >
      <p>
        How long Zoom’s cloud keeps a channel’s messages and files: as long as the account’s default says, or for a
        period of the channel’s own, {MAX_COUNT.d} days, {MAX_COUNT.m} months or {MAX_COUNT.y} years at most.
      </p>
      <p>
        Messages from before the date shown are deleted; each day the date moves on by a day. A shorter period deletes
        messages for good: setting the old one again does not bring them back.
      </p>
      <p>
        Zoom lists no messages older than six months, so the console names the date up to which messages go, not the
        oldest message there is. It tells the length of the account’s default only with a channel that follows it.
      </p>
      <p>
        A policy is read with one call a channel. The table stays as it is for an hour after you leave it, and up to 200
        channels stand in its address.
      </p>
      <p>
        To import, give a CSV file with the column channel_id, and policy (own or default) or period (30d, 6m, 7y), as
        the export writes it. Nothing is changed before you have seen what it does.
      </p>
    </HelpPanel>
  );
}

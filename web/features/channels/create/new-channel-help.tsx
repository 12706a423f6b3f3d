import type { ConnectionName } from "../../../../contract/bff.ts";
import { HelpPanel } from "../../../components/help-panel.tsx";

export function NewChannelHelp({ connection }: { readonly connection: ConnectionName }) {
  const isOwn = connection === "me";
  return (
    <HelpPanel
      title="New channel"
      connection={connection}
      roles={
        isOwn
          ? "You, for channels that you will own."
          : "Owners, administrators, and people whose Zoom role has Edit on Chat Channels, on behalf of the channel’s owner."
      }
      operations={[
        "createChannel",
        "inviteUserChannelMembers",
        "searchCompanyContacts",
        "listIMDirectoryGroups",
        "listIMDirectoryGroupMembers",
      ]}
    >
      <p>
        The type decides who can find the channel and who can be in it. Some types fix a setting; where a setting cannot
        be changed, the form says why.
      </p>
      <p>
        Paste or choose as many people as you like. The channel is created first, then the members are invited a few at
        a time, as Zoom requires, with a result for each address.
      </p>
    </HelpPanel>
  );
}

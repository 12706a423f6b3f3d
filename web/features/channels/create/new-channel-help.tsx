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
          ? "You, for a channel that you will own."
          : "Owners, administrators, and people whose Zoom role has Edit on Chat Channels, for whoever is to own it."
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
        The type decides who finds the channel and who can be in it, and some types fix a setting: what cannot be chosen
        says why.
      </p>
      <p>
        Paste or choose as many people as you like. Zoom takes a few in one call: the channel is made first, then the
        members are invited, and each address has its own result.
      </p>
    </HelpPanel>
  );
}

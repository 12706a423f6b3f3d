import type { ReactNode } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { OperationId } from "../../../contract/operations.gen.ts";
import { HelpPanel } from "../../components/help-panel.tsx";
import type { TabId } from "../../shared/channel/channel-tabs.ts";

interface TabHelp {
  readonly title: string;
  readonly text: ReactNode;
  readonly operations: Readonly<Record<ConnectionName, readonly OperationId[]>>;
}

const tabHelp: Readonly<Partial<Record<TabId, TabHelp>>> = {
  settings: {
    title: "Channel settings",
    text: (
      <>
        <p>
          The channel’s name, type and rules. Only the owner can change who can add members and who can use @all. In
          public channels and group chats, Zoom always lets every member add others.
        </p>
        <p>
          Archiving keeps everything but closes the channel; deleting also removes its messages and files. On your own
          connection you can join a public channel, and leave any channel you do not own.
        </p>
      </>
    ),
    operations: {
      me: [
        "getUserChannel",
        "updateUserChannel",
        "updateChannel",
        "deleteUserChannel",
        "performOperationsOnChannels",
        "joinChannel",
        "leaveChannel",
      ],
      account: ["getChannel", "updateChannel", "updateUserChannel", "deleteChannel", "performOperationsOnChannels"],
    },
  },
  members: {
    title: "Channel members",
    text: (
      <p>
        Who is in the channel. Paste addresses or choose people to invite: the console splits them into calls of the
        size Zoom accepts, and shows a result for each address. Only the owner can promote and demote administrators.
      </p>
    ),
    operations: {
      me: [
        "listUserChannelMembers",
        "inviteUserChannelMembers",
        "searchCompanyContacts",
        "batchRemoveMembersFromChannel",
        "promoteChannelMembersToAdministrators",
        "batchDemoteChannelAdministrators",
      ],
      account: [
        "listChannelMembers",
        "inviteChannelMembers",
        "listIMDirectoryGroups",
        "listIMDirectoryGroupMembers",
        "batchRemoveMembersFromChannel",
        "promoteChannelMembersToAdministrators",
        "batchDemoteChannelAdministrators",
      ],
    },
  },
  administrators: {
    title: "Channel administrators",
    text: (
      <p>
        The owner and the administrators. On the account connection, changes are made on behalf of the channel’s owner
        or an administrator: if none of them is active, they are not possible.
      </p>
    ),
    operations: {
      me: ["listChannelAdministrators", "promoteChannelMembersToAdministrators", "batchDemoteChannelAdministrators"],
      account: [
        "listChannelAdministrators",
        "promoteChannelMembersToAdministrators",
        "batchDemoteChannelAdministrators",
        "getUser",
      ],
    },
  },
  groups: {
    title: "Directory groups of the channel",
    text: (
      <p>
        Groups from the account’s directory. Inviting a group adds its people to the channel; removing it removes the
        people it brought. Mention groups are different: each exists in one channel only.
      </p>
    ),
    operations: {
      me: [],
      account: ["listChannelMembersGroups", "inviteChannelMembersGroups", "removeMemberGroup", "listIMDirectoryGroups"],
    },
  },
  activity: {
    title: "Channel activity",
    text: (
      <p>
        Who joined and left this channel, and who made the change. Days start and end in UTC, and all times are shown in
        UTC. Zoom shows the log only to account-level apps.
      </p>
    ),
    operations: { me: [], account: ["listActivityLogsOfChannel"] },
  },
};

interface ChannelHelpProps {
  readonly tab: TabId;
  readonly connection: ConnectionName;
}

/** Help on the part of the channel's page that is open; a tab that brings its own has none here. */
export default function ChannelHelp({ tab, connection }: ChannelHelpProps) {
  const help = tabHelp[tab];
  if (!help) return null;
  // What the contract offers to account-level apps only is told as such on both connections.
  const through = help.operations[connection].length > 0 ? connection : "account";
  return (
    <HelpPanel
      key={tab}
      title={help.title}
      roles={
        through === "me"
          ? "What you can do depends on your role in the channel: owner, administrator or member."
          : "Owners, administrators, and people whose Zoom role has View on Chat Channels; changes need Edit."
      }
      connection={through}
      operations={help.operations[through]}
    >
      {help.text}
    </HelpPanel>
  );
}

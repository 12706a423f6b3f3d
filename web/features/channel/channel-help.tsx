import type { ReactNode } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { OperationId } from "../../../contract/operations.gen.ts";
import { HelpPanel } from "../../components/help-panel.tsx";
import type { TabId } from "./channel-tabs.ts";

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
          The channel’s name, type and rules. Some belong together: who can add members and who can use @all are the
          owner’s alone to change, and Zoom keeps “every member” for public channels and group chats.
        </p>
        <p>
          Archiving keeps everything and closes the channel; deleting takes messages and files with it. On your own
          connection you can join a public channel, and leave any but your own.
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
        Who is in the channel. Invite by address, pasted or chosen: they are cut into calls of the size Zoom takes, and
        each address has its own result. Administrators are made and unmade by the owner.
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
        The owner and the administrators. On the account connection Zoom takes changes in the name of somebody who leads
        the channel: without an active owner or administrator there is nobody to act for.
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
        Groups of the account’s directory. A group brings its people into the channel; taken out, it takes along those
        it brought. Mention groups are something else: they exist inside one channel only.
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
        Who joined and left this channel, and who did it. Days begin and end in UTC, and all times are written in UTC.
        Zoom shows the log to account-level apps only.
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
          ? "What you may do in the channel is what you are in it: its owner, an administrator or a member."
          : "Owners, administrators, and people whose Zoom role has View on Chat Channels; changes need Edit."
      }
      connection={through}
      operations={help.operations[through]}
    >
      {help.text}
    </HelpPanel>
  );
}

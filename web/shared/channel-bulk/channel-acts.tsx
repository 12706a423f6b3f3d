// What can be done with several channels.
import {
  Archive,
  ArchiveRestore,
  AtSign,
  BookUser,
  CalendarClock,
  Layers,
  LogIn,
  LogOut,
  PencilLine,
  Settings2,
  Trash2,
  UsersRound,
} from "lucide-react";
import { lazy } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import {
  demoteMembers,
  inviteAdministrators,
  inviteMembers,
  promoteMembers,
  removeMembers,
} from "../../../domain/actions/channel-members.ts";
import { joinChannels, leaveChannels, setChannelSettings } from "../../../domain/actions/channels.ts";
import { addGroupsToChannels, removeGroupsFromChannels } from "../../../domain/actions/directory-groups.ts";
import { setRetention } from "../../../domain/actions/set-retention.ts";
import { moveChannelsIn } from "../../../domain/actions/spaces.ts";
import { DESIGNATED } from "../../../domain/channel-rules.ts";
import { addingLabels, externalLabels, mentionAllLabels, postingLabels } from "../../../domain/channel-words.ts";
import { periodText } from "../../../domain/resources/channel-retention.ts";
import type { Choice } from "../bulk/choose-dialog.tsx";
import { MAY_NOT_BE_FOUND, type PeopleHolder, peopleActs } from "../bulk/people-in.tsx";
import { plainAct } from "../bulk/plain-act.tsx";
import { numberSetting, type SharedSetting, yesNoSetting } from "../bulk/shared-settings.ts";
import type { BulkAct } from "../changes/bulk-act.ts";
import { directoryGroupQueries } from "../directory-groups/directory-group-queries.ts";
import { spaceQueries } from "../spaces/space-queries.ts";
import type { NamedChannel } from "./channel-kind.ts";

const RenameDialog = lazy(() => import("./rename-dialog.tsx"));
const ChannelDialog = lazy(() => import("./channel-dialog.tsx"));
const NewGroupDialog = lazy(() => import("./new-group-dialog.tsx"));
const GroupPeopleDialog = lazy(() => import("./group-people-dialog.tsx"));
const ChooseDialog = lazy(() => import("../bulk/choose-dialog.tsx"));
const SettingsDialog = lazy(() => import("../bulk/settings-dialog.tsx"));

const people: PeopleHolder = {
  noun: "channel",
  fields: { ids: ["channelId"], names: ["channel"] },
  addingAdministrators: inviteAdministrators,
  acts: {
    add: {
      action: inviteMembers,
      effect: "They see the channels and can read and post there as each channel allows.",
      outsideText:
        "Zoom emails them, and they become members when they accept. Channels that take nobody from other accounts leave them out.",
    },
    remove: {
      action: removeMembers,
      effect: "They lose access to the channels. Their messages stay.",
      outsideText: MAY_NOT_BE_FOUND,
    },
    promote: {
      action: promoteMembers,
      effect: "As administrators, they can change settings, invite and remove members, and archive the channels.",
      outsideText: "People from other accounts cannot be administrators.",
    },
    demote: {
      action: demoteMembers,
      effect: "They stay in the channels as members.",
      outsideText: MAY_NOT_BE_FOUND,
    },
  },
};

/** Whom Zoom lets post by choice is another in each channel. */
const settings: readonly SharedSetting[] = [
  numberSetting("posting", "Who can post", postingLabels, [DESIGNATED]),
  numberSetting("adding", "Who can add members", addingLabels),
  numberSetting("mentionAll", "Who can use @all", mentionAllLabels),
  numberSetting("external", "Who can add external people", externalLabels),
  yesNoSetting("seesHistory", "New members see the history"),
];

const periods = ["30d", "90d", "6m", "1y", "2y", "3y", "5y", "7y", "10y"];
const DEFAULT = "default";
/** Others are set on the page of retention. */
const retention: SharedSetting = {
  key: "period",
  label: "Keep messages for",
  options: [
    ...periods.map((value) => ({ value, label: periodText(value) })),
    { value: DEFAULT, label: "As long as the account’s default" },
  ],
  read: (value) => (value === DEFAULT ? null : value),
};

const spaces: Choice = {
  label: "Space",
  title: (channels) => `Move ${channels} into a space`,
  read: (client) => client.fetchQuery(spaceQueries.everySpace("me")),
  fieldsOf: ({ id, name }) => ({ spaceId: id, space: name }),
};

const groups = (title: Choice["title"]): Choice => ({
  label: "Directory group",
  title,
  read: (client) => client.fetchQuery(directoryGroupQueries.list()),
  fieldsOf: ({ id, name }) => ({ groupId: id, name }),
});

/** Zoom offers these to account-level apps only. */
const accountActs: readonly BulkAct<NamedChannel>[] = [
  {
    id: "add-group",
    right: "add-groups-to-channels",
    label: "Add a directory group…",
    icon: BookUser,
    isOfPeople: true,
    open: (asked) => (
      <ChooseDialog
        {...asked}
        choice={groups((channels) => `Add a directory group to ${channels}`)}
        connection="account"
        action={addGroupsToChannels}
        verb="Add"
        effect="Its people come into the channels."
      />
    ),
  },
  {
    id: "remove-group",
    right: "remove-groups-from-channels",
    label: "Remove a directory group…",
    icon: BookUser,
    isOfPeople: true,
    open: (asked) => (
      <ChooseDialog
        {...asked}
        choice={groups((channels) => `Remove a directory group from ${channels}`)}
        connection="account"
        action={removeGroupsFromChannels}
        verb="Remove"
        isDestructive
        effect="The people it brought leave the channels, unless they are also in them for another reason."
      />
    ),
  },
  {
    id: "retention",
    right: "set-retention",
    label: "Retention",
    icon: CalendarClock,
    open: (asked) => <SettingsDialog {...asked} connection="account" action={setRetention} settings={[retention]} />,
  },
];

/** Zoom lets an app do these for whoever signed in only. */
const ownActs = (connection: ConnectionName): readonly BulkAct<NamedChannel>[] => [
  plainAct(
    { id: "join", label: "Join them yourself", icon: LogIn, isOfPeople: true },
    { connection, action: joinChannels, verb: "Join" },
  ),
  plainAct(
    { id: "leave", label: "Leave them yourself", icon: LogOut, isOfPeople: true, isDestructive: true },
    { connection, action: leaveChannels, verb: "Leave" },
  ),
  {
    id: "move-in",
    right: "move-channels-in",
    label: "Move into a space",
    icon: Layers,
    open: (asked) => (
      <ChooseDialog {...asked} choice={spaces} connection={connection} action={moveChannelsIn} verb="Move in" />
    ),
  },
];

export const channelActs = (connection: ConnectionName): readonly BulkAct<NamedChannel>[] => [
  {
    id: "rename",
    right: "rename-channels",
    label: "Rename",
    icon: PencilLine,
    open: (asked) => <RenameDialog {...asked} connection={connection} />,
  },
  {
    id: "settings",
    right: "set-channel-settings",
    label: "Settings",
    icon: Settings2,
    open: (asked) => (
      <SettingsDialog {...asked} connection={connection} action={setChannelSettings} settings={settings} />
    ),
  },
  ...peopleActs(connection, people),
  {
    id: "new-group",
    right: "create-mention-groups",
    label: "New mention group…",
    icon: AtSign,
    isOfPeople: true,
    open: ({ chosen, onClose }) => <NewGroupDialog {...{ connection, chosen, onClose }} />,
  },
  {
    id: "group",
    right: "add-to-mention-groups",
    label: "People of a mention group…",
    icon: UsersRound,
    isOfPeople: true,
    open: ({ chosen, onClose }) => <GroupPeopleDialog {...{ connection, chosen, onClose }} />,
  },
  ...(connection === "me" ? ownActs(connection) : accountActs),
  {
    id: "archive",
    right: "archive-channels",
    label: "Archive",
    icon: Archive,
    open: (asked) => <ChannelDialog {...asked} connection={connection} action="archive" />,
  },
  {
    id: "unarchive",
    right: "unarchive-channels",
    label: "Unarchive",
    icon: ArchiveRestore,
    open: (asked) => <ChannelDialog {...asked} connection={connection} action="unarchive" />,
  },
  {
    id: "delete",
    right: "delete-channels",
    label: "Delete",
    icon: Trash2,
    isDestructive: true,
    open: (asked) => <ChannelDialog {...asked} connection={connection} action="delete" />,
  },
];

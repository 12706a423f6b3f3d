import { LogIn, LogOut, Settings2, Trash2 } from "lucide-react";
import { lazy } from "react";
import { addToDirectoryGroup, removeFromDirectoryGroup } from "../../../domain/actions/directory-group-members.ts";
import {
  addGroupsToChannels,
  deleteDirectoryGroups,
  editDirectoryGroups,
  removeGroupsFromChannels,
} from "../../../domain/actions/directory-groups.ts";
import { type DirectoryGroup, groupTypes } from "../../../domain/exports/directory-group-rows.ts";
import { offeredBy, useMay } from "../../shared/access/use-may.ts";
import { BulkBar, type ListedRows } from "../../shared/bulk/bulk-bar.tsx";
import { type PeopleHolder, peopleActs } from "../../shared/bulk/people-in.tsx";
import { plainAct } from "../../shared/bulk/plain-act.tsx";
import { type SharedSetting, yesNoSetting } from "../../shared/bulk/shared-settings.ts";
import type { BulkAct } from "../../shared/changes/bulk-act.ts";
import { fieldLabels, typeLabels } from "../../shared/directory-groups/directory-group.ts";
import { groupKind } from "./group-kind.ts";

const SettingsDialog = lazy(() => import("../../shared/bulk/settings-dialog.tsx"));
const ChannelPlacesDialog = lazy(() => import("../../shared/channel-bulk/channel-places-dialog.tsx"));

const NOBODY_ELSE = "Only people of the account can be in its directory groups.";

const people: PeopleHolder = {
  noun: "group",
  fields: { ids: ["groupId"], names: ["group"] },
  acts: {
    add: {
      action: addToDirectoryGroup,
      effect: "They also come into the channels that the groups are in.",
      outsideText: NOBODY_ELSE,
    },
    remove: {
      action: removeFromDirectoryGroup,
      effect: "They also leave any channels they are in only through the groups.",
      outsideText: NOBODY_ELSE,
    },
  },
};

const settings: readonly SharedSetting[] = [
  {
    key: "type",
    label: fieldLabels.type,
    options: groupTypes.map((value) => ({ value, label: typeLabels[value] })),
    read: (value) => value,
  },
  ...(["searchesAccount", "searchesDomain", "searchesMasterAccount"] as const).map((key) =>
    yesNoSetting(key, fieldLabels[key]),
  ),
];

/** Zoom offers all of these to account-level apps only. */
const connection = "account";

const editing: readonly BulkAct<DirectoryGroup>[] = [
  {
    id: "settings",
    right: "edit-directory-groups",
    label: "Settings",
    icon: Settings2,
    open: (asked) => (
      <SettingsDialog {...asked} connection={connection} action={editDirectoryGroups} settings={settings} />
    ),
  },
  ...peopleActs(connection, people),
];

const inviting: readonly BulkAct<DirectoryGroup>[] = [
  {
    id: "to-channels",
    right: "add-groups-to-channels",
    label: "Add to channels…",
    icon: LogIn,
    open: (asked) => (
      <ChannelPlacesDialog
        {...asked}
        action={addGroupsToChannels}
        verb="Add"
        preposition="to"
        effect="Their people come into the channels."
      />
    ),
  },
  {
    id: "from-channels",
    right: "remove-groups-from-channels",
    label: "Remove from channels…",
    icon: LogOut,
    open: (asked) => (
      <ChannelPlacesDialog
        {...asked}
        action={removeGroupsFromChannels}
        verb="Remove"
        preposition="from"
        effect="The people they brought leave the channels, unless they are also in them for another reason."
      />
    ),
  },
];

const deleting = plainAct(
  { id: "delete", label: "Delete", icon: Trash2, isDestructive: true },
  { connection, action: deleteDirectoryGroups, verb: "Delete" },
);

/** What can be done with the selected directory groups of the account, of which Zoom lists all at once. */
export default function GroupsBar(listed: ListedRows<DirectoryGroup>) {
  const may = useMay();
  return (
    <BulkBar
      {...listed}
      label="Selected directory groups"
      kind={groupKind}
      acts={[
        // Groups belong to the account, not to any channel.
        ...editing.filter(({ right }) => may.all(right)),
        ...offeredBy(may, inviting),
        ...(may.all(deleting.right) ? [deleting] : []),
      ]}
    />
  );
}

import { LogIn, LogOut } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { addGroupsToChannels, removeGroupsFromChannels } from "../../../domain/actions/directory-groups.ts";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import { channelsQuery, type InventoryChannel } from "../../../domain/inventory/channels.ts";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { offeredBy, useMay } from "../../shared/access/use-may.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { BulkBar } from "../../shared/bulk/bulk-bar.tsx";
import { plainAct } from "../../shared/bulk/plain-act.tsx";
import { tabPath } from "../../shared/channel/channel-tabs.ts";
import { channelKind } from "../../shared/channel-bulk/channel-kind.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { allColumns, hiddenInAll } from "../../shared/inventory-channels/channel-columns.tsx";
import { type ChosenChannels, InventoryChannels } from "../../shared/inventory-channels/inventory-channels.tsx";
import { groupKind } from "./group-kind.ts";

const ChannelPlacesDialog = lazy(() => import("../../shared/channel-bulk/channel-places-dialog.tsx"));

const name = { table: "directory-group-channels", selection: "directory-group-channels" };
const hrefOf = ({ id }: InventoryChannel): string => tabPath(id, "account", "groups");
const hidden = [...hiddenInAll, "retention", "space"];

/** The channels that a group is in, as the inventory knows them, and the way in and out. */
export default function KnownGroupChannels({ group }: { readonly group: DirectoryGroup }) {
  const inviting = useMay().anywhere("add-groups-to-channels");
  const [isAdding, setAdding] = useState(false);
  const within = useMemo(() => ({ directoryGroup: group.id }), [group.id]);
  const barOf = useCallback((chosen: ChosenChannels) => <GroupBar chosen={chosen} group={group} />, [group]);
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-3 lg:px-6">
        <p className="min-w-0 flex-1 text-muted">Adding the group to a channel adds its people.</p>
        <Button
          tone="primary"
          icon={<LogIn size={14} aria-hidden="true" />}
          disabled={!inviting.isAllowed}
          onClick={() => setAdding(true)}
        >
          Add to channels…
        </Button>
        <WhyNot verdict={inviting} className="basis-full" />
      </div>
      <InventoryChannels
        label="Channels with the group"
        none="The group is in no channel."
        columnsOf={allColumns}
        {...{ name, within, hidden, hrefOf, barOf }}
        toolsOf={({ wanted, isEmpty }) => (
          <ListExport
            isQuiet
            list="inventory-channels"
            connection="account"
            query={channelsQuery(wanted)}
            disabled={isEmpty}
          />
        )}
      />
      <Suspense>
        {isAdding ? (
          <ChannelPlacesDialog
            chosen={{ kind: groupKind, rows: [group] }}
            action={addGroupsToChannels}
            verb="Add"
            preposition="to"
            effect="Its people come into the channels."
            onDone={() => undefined}
            onClose={() => setAdding(false)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

const kind = { ...channelKind, idOf: ({ id }: InventoryChannel) => id, nameOf: ({ name: of }: InventoryChannel) => of };

/** What can be done with the selected channels that the group is in. */
function GroupBar({ chosen, group }: { readonly chosen: ChosenChannels; readonly group: DirectoryGroup }) {
  const may = useMay();
  const removing = useMemo(
    () =>
      plainAct(
        { id: "remove", label: "Remove the group", icon: LogOut, isDestructive: true },
        {
          connection: "account",
          action: removeGroupsFromChannels,
          each: [{ groupId: group.id, name: group.name }],
          verb: "Remove",
          effect: "The people it brought leave the channels, unless they are also in them for another reason.",
        },
      ),
    [group],
  );
  return (
    <BulkBar
      {...chosen}
      label="Selected channels"
      kind={kind}
      acts={offeredBy(may, [removing])}
      aside={<CopyButton label="Copy IDs" text={[...chosen.selection.ids].join("\n")} />}
    />
  );
}

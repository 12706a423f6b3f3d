import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { channelCsvColumns } from "../../../domain/exports/channel-columns.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { ExportMenu, type ServedFile } from "../../components/export-menu.tsx";
import { PopupButton } from "../../components/popup-button.tsx";
import { canEdit } from "../../lib/connection.ts";
import { wholeBatches } from "../../lib/csv/batches.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useSession } from "../../lib/session.ts";
import type { ListView } from "../../shared/channels/list-view.ts";
import { selectedIds, useSelection } from "../../stores/selection.ts";
import { ChannelsHelp } from "./channels-help.tsx";
import { exportHref, type ServedList } from "./export-href.ts";

const loadListMenu = () => import("./list-menu.tsx");
const ListMenu = lazy(loadListMenu);
const ImportChannels = lazy(() => import("./import-channels.tsx"));
const FindChannels = lazy(() => import("../../shared/imports/find-channels.tsx"));

interface ListToolsProps {
  readonly list: CursorList<ChannelRow>;
  /** What the filters leave of rows, in the list's order. */
  readonly rowsOf: (rows: readonly ChannelRow[]) => readonly ChannelRow[];
  readonly view: ListView;
  /** Whether they leave nothing of what is loaded. */
  readonly isEmpty: boolean;
  /** The list's, for the file and the selection. */
  readonly name: string;
  readonly connection: ConnectionName;
  /** Whose list it is, where the server can make the file while it reads it. */
  readonly served: ServedList | undefined;
}

/** What a list's first rows do not wait for: the export of all that the filters leave, and help. */
export default function ListTools({ list, rowsOf, view, isEmpty, name, connection, served }: ListToolsProps) {
  const [opened, setOpened] = useState<"import" | "select" | null>(null);
  const mayImport = canEdit(connection, useSession());
  const channels = { where: "in this list", read: list.readAll };
  const select = (ids: ReadonlySet<string>): void => useSelection.getState().select(name, ids);
  return (
    <>
      <ExportMenu
        isQuiet
        name={`channels ${name.replace(/[{}":,]+/g, " ")}${list.isCutOff ? " (in part)" : ""}`}
        noun="channel"
        columns={channelCsvColumns}
        served={
          served && !list.isComplete && view.sort === undefined
            ? (format) => exportHref({ ...served, format, view })
            : undefined
        }
        more={served && moreFiles(served, view)}
        toJson={(row: ChannelRow) => row}
        batches={wholeBatches(list, rowsOf)}
        disabled={isEmpty}
      />
      <PopupButton
        opens="menu"
        prepare={loadListMenu}
        label="More"
        triggerClassName="flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
        trigger={<Ellipsis size={16} aria-hidden="true" />}
      >
        {(look) => <ListMenu look={look} mayImport={mayImport} onChoose={setOpened} />}
      </PopupButton>
      <ChannelsHelp />
      <Suspense>
        {opened === "import" ? (
          <ImportChannels connection={connection} channels={channels} onClose={() => setOpened(null)} />
        ) : null}
        {opened === "select" ? (
          <FindChannels
            title="Select from a list"
            verb="Select"
            hint="One per line: a channel ID, a link that contains it, or the full name of a channel in this list."
            channels={channels}
            onFound={(found) => select(new Set([...selectedIds(name), ...found.map(({ id }) => id)]))}
            onClose={() => setOpened(null)}
          />
        ) : null}
      </Suspense>
    </>
  );
}

/** Retention is account-level apps' alone. */
function moreFiles(served: ServedList, view: ListView): readonly ServedFile[] {
  const file = (label: string, more: "members" | "mention_groups" | "retention"): ServedFile => ({
    label,
    href: exportHref({ ...served, format: "csv", view, more }),
  });
  return [
    file("Channels with their members", "members"),
    file("Channels with their mention groups", "mention_groups"),
    ...(served.connection === "account" ? [file("Channels with their retention", "retention")] : []),
  ];
}

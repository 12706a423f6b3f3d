import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "../../../domain/channel-words.ts";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { ExportMenu } from "../../components/export-menu.tsx";
import { PopupButton } from "../../components/popup-button.tsx";
import { canEdit } from "../../lib/connection.ts";
import { wholeBatches } from "../../lib/csv/batches.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useSession } from "../../lib/session.ts";
import type { ChannelRow } from "../../shared/channels/channel-row.ts";
import { selectedIds, useSelection } from "../../stores/selection.ts";
import { ChannelsHelp } from "./channels-help.tsx";

const loadListMenu = () => import("./list-menu.tsx");
const ListMenu = lazy(loadListMenu);
const ImportChannels = lazy(() => import("./import-channels.tsx"));
const FindChannels = lazy(() => import("../../shared/imports/find-channels.tsx"));

interface ListToolsProps {
  readonly list: CursorList<ChannelRow>;
  /** What the filters leave of rows, in the list's order. */
  readonly view: (rows: readonly ChannelRow[]) => readonly ChannelRow[];
  /** Whether they leave nothing of what is loaded. */
  readonly isEmpty: boolean;
  /** The list's, for the file and the selection. */
  readonly name: string;
  readonly connection: ConnectionName;
}

/** What a list's first rows do not wait for: the export of all that the filters leave, and help. */
export default function ListTools({ list, view, isEmpty, name, connection }: ListToolsProps) {
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
        columns={csvColumns}
        toJson={(row: ChannelRow) => row}
        batches={wholeBatches(list, view)}
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

const csvColumns: readonly CsvColumn<ChannelRow>[] = [
  { header: "channel_id", value: ({ id }) => id },
  { header: "channel", value: ({ name }) => name },
  { header: "type", value: ({ type }) => channelTypes[type] ?? type },
  { header: "members", value: ({ memberCount }) => memberCount },
  { header: "who_can_post", value: ({ posting }) => worded(postingLabels, posting) },
  { header: "who_can_add_members", value: ({ adding }) => worded(addingLabels, adding) },
  { header: "who_can_add_external_people", value: ({ external }) => worded(externalLabels, external) },
  { header: "who_can_mention_all", value: ({ mentionAll }) => worded(mentionAllLabels, mentionAll) },
  { header: "new_members_see_history", value: ({ seesHistory }) => seesHistory },
];

/** A setting in words; empty where the operation does not tell it. */
function worded(labels: Readonly<Record<number, string>>, value: number | undefined): string | number | undefined {
  return value === undefined ? undefined : (labels[value] ?? value);
}

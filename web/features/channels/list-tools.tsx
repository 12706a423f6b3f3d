import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "../../../domain/channel-words.ts";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { ExportMenu } from "../../components/export-menu.tsx";
import { wholeBatches } from "../../lib/csv/batches.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import type { ChannelRow } from "../../shared/channels/channel-row.ts";
import { ChannelsHelp } from "./channels-help.tsx";

interface ListToolsProps {
  readonly list: CursorList<ChannelRow>;
  /** What the filters leave of rows, in the list's order. */
  readonly view: (rows: readonly ChannelRow[]) => readonly ChannelRow[];
  /** Whether they leave nothing of what is loaded. */
  readonly isEmpty: boolean;
  /** The list's, for the file. */
  readonly name: string;
}

/** What a list's first rows do not wait for: the export of all that the filters leave, and help. */
export default function ListTools({ list, view, isEmpty, name }: ListToolsProps) {
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
      <ChannelsHelp />
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

import { ExportMenu } from "../../components/export-menu.tsx";
import { loadedBatches } from "../../lib/csv/batches.ts";
import type { CsvColumn } from "../../lib/csv/write-csv.ts";
import {
  addingLabels,
  type ChannelRow,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "./channel.ts";
import { ChannelsHelp } from "./channels-help.tsx";

interface ListToolsProps {
  /** What the filters leave of what is loaded. */
  readonly rows: readonly ChannelRow[];
  /** The list's, for the file. */
  readonly name: string;
  /** Whether there are more channels than are loaded. */
  readonly isPartial: boolean;
}

/** What a list's first rows do not wait for: the export of what is shown, and help. */
export default function ListTools({ rows, name, isPartial }: ListToolsProps) {
  return (
    <>
      <ExportMenu
        isQuiet
        name={`channels ${name.replace(/[{}":,]+/g, " ")}${isPartial ? " (in part)" : ""}`}
        noun={isPartial ? "loaded channel" : "channel"}
        columns={csvColumns}
        toJson={(row: ChannelRow) => row}
        batches={() => loadedBatches(rows)}
        total={rows.length}
        disabled={rows.length === 0}
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

import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import type { Leaver } from "../../../domain/inventory/leavers.ts";
import type { OwnerTask } from "../../../domain/inventory/owner-tasks.ts";
import type { HandoverRow } from "./handover-rows.ts";
import { effectWords, leftWords } from "./handover-words.ts";

const idOf = ({ left }: HandoverRow): string =>
  left.kind === "channel" ? left.channel.id : left.kind === "space" ? left.space.id : left.group.id;

/** Columns of what people leave, and of what is to be done there. */
export function handoverCsvColumns(people: readonly Leaver[]): readonly CsvColumn<HandoverRow>[] {
  const nameOf = new Map(people.map(({ key, name }) => [key, name]));
  return [
    { header: "kind", value: ({ left }) => left.kind },
    { header: "id", value: idOf },
    { header: "name", value: ({ name }) => name },
    { header: "who_leaves", value: ({ leaverKeys }) => leaverKeys.map((key) => nameOf.get(key) ?? key).join(", ") },
    { header: "what_is_left", value: (row) => leftWords(row).text },
    {
      header: "successor",
      value: ({ act, proposal }) => (act === "hand-over" ? proposal.successor?.name : undefined),
    },
    { header: "what_is_done", value: effectWords },
  ];
}

const time = (atMs: number | null | undefined): string | undefined =>
  atMs == null ? undefined : new Date(atMs).toISOString();

/** Columns of owners that are changed by hand. Times are UTC. */
export const ownerTaskColumns: readonly CsvColumn<OwnerTask>[] = [
  { header: "channel_id", value: ({ channelId }) => channelId },
  { header: "channel", value: ({ channel }) => channel },
  { header: "from", value: ({ from }) => from.name },
  { header: "to", value: ({ to }) => to.name },
  { header: "to_email", value: ({ to }) => to.email },
  { header: "added_by", value: ({ added }) => added.name },
  { header: "added_at", value: ({ added }) => time(added.atMs) },
  { header: "ticked_by", value: ({ ticked }) => ticked?.name },
  { header: "ticked_at", value: ({ ticked }) => time(ticked?.atMs) },
  { header: "found", value: ({ found }) => found },
  { header: "owner_now", value: ({ owner }) => owner?.name },
  { header: "read_at", value: ({ readAtMs }) => time(readAtMs) },
];

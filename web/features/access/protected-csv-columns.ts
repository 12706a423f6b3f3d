import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import type { AccessOverview } from "./access-queries.ts";

/** Columns of the file of protected channels. Times are UTC. */
export const protectedCsvColumns: readonly CsvColumn<AccessOverview["protected"][number]>[] = [
  { header: "channel_id", value: ({ id }) => id },
  { header: "name", value: ({ name }) => name },
  { header: "reason", value: ({ reason }) => reason },
  { header: "protected_at", value: ({ atMs }) => new Date(atMs).toISOString() },
  { header: "protected_by", value: ({ byName }) => byName },
];

import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import type { Difference } from "../../../domain/desired/difference.ts";
import { fieldLabels } from "../../../domain/desired/words.ts";

const time = (atMs: number | null | undefined): string | undefined =>
  atMs == null ? undefined : new Date(atMs).toISOString();

/** Columns of what differs from the saved file. Times are UTC. */
export const differenceCsvColumns: readonly CsvColumn<Difference>[] = [
  { header: "kind", value: ({ kind }) => kind },
  { header: "id", value: ({ subjectId }) => subjectId },
  { header: "name", value: ({ subject }) => subject },
  { header: "what", value: ({ field }) => fieldLabels[field] },
  { header: "of", value: ({ of }) => of },
  { header: "is", value: ({ is }) => is },
  { header: "should_be", value: ({ wanted }) => wanted },
  { header: "line", value: ({ line }) => line },
  { header: "note", value: ({ note }) => note ?? undefined },
  { header: "found_at", value: ({ sinceMs }) => time(sinceMs) },
  { header: "made_at", value: ({ made }) => time(made?.atMs) },
  { header: "made_by", value: ({ made }) => made?.by },
];

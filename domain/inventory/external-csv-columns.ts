import { externalLabels } from "../channel-words.ts";
import type { CsvColumn } from "../csv/write-csv.ts";
import type { ExternalRow } from "./external.ts";

/** Columns of external people in each channel and space. Times are UTC. */
export const externalCsvColumns: readonly CsvColumn<ExternalRow>[] = [
  { header: "organization", value: ({ organization }) => organization },
  { header: "person", value: ({ person }) => person },
  { header: "email", value: ({ email }) => email },
  { header: "member_id", value: ({ key }) => key },
  { header: "in", value: ({ kind }) => kind },
  { header: "id", value: ({ id }) => id },
  { header: "name", value: ({ name }) => name },
  { header: "space", value: ({ space }) => space ?? undefined },
  { header: "role", value: ({ role }) => role },
  { header: "archived", value: ({ isArchived }) => isArchived ?? undefined },
  {
    header: "who_can_add_external_people",
    value: ({ adding }) => (adding === null ? undefined : (externalLabels[adding] ?? adding)),
  },
  { header: "since", value: ({ sinceMs }) => new Date(sinceMs).toISOString() },
  { header: "since_is", value: ({ since }) => since },
  { header: "let_in_by", value: ({ by }) => by },
  { header: "read_at", value: ({ readAtMs }) => (readAtMs === null ? undefined : new Date(readAtMs).toISOString()) },
];

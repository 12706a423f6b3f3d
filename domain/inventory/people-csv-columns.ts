import type { CsvColumn } from "../csv/write-csv.ts";
import type { InventoryPerson } from "./people.ts";

const statusWords: Readonly<Record<string, string>> = { active: "active", inactive: "deactivated" };

/** Columns of the account's people as the inventory knows them. Times are UTC. */
export const peopleCsvColumns: readonly CsvColumn<InventoryPerson>[] = [
  { header: "user_id", value: ({ userId }) => userId },
  { header: "name", value: ({ name }) => name },
  { header: "email", value: ({ email }) => email },
  { header: "department", value: ({ department }) => department },
  { header: "job_title", value: ({ jobTitle }) => jobTitle },
  { header: "status", value: ({ status, goneAtMs }) => (goneAtMs === null ? (statusWords[status] ?? status) : "gone") },
  { header: "status_since", value: ({ statusSinceMs }) => time(statusSinceMs) },
  { header: "gone_at", value: ({ goneAtMs }) => time(goneAtMs) },
  { header: "channels", value: ({ channels }) => channels },
  { header: "owned", value: ({ owned }) => owned },
  { header: "administered", value: ({ administered }) => administered },
  { header: "read_at", value: ({ readAtMs }) => time(readAtMs) },
];

const time = (atMs: number | null): string | undefined => (atMs === null ? undefined : new Date(atMs).toISOString());

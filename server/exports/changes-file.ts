import * as v from "valibot";
import { type ItemStatus, itemStatuses } from "../../domain/changes/item.ts";
import type { CsvColumn } from "../../domain/csv/write-csv.ts";
import { peopleOf, retriesOf } from "../changes/carriers.ts";
import type { ChangeRow } from "../changes/change-store.ts";
import type { Counts } from "../changes/reading.ts";
import { ListedChanges, listedBy } from "../changes/request-schemas.ts";
import { connection, fileKind, fileOf } from "./file-kind.ts";

interface ChangeLine {
  readonly change: ChangeRow;
  readonly counts: Counts;
  readonly names: ReadonlyMap<string, string>;
}

const timeOf = (ms: number | null): string | undefined => (ms === null ? undefined : new Date(ms).toISOString());

const columns: readonly CsvColumn<ChangeLine>[] = [
  { header: "change_id", value: ({ change }) => change.id },
  { header: "change", value: ({ change }) => change.title },
  { header: "status", value: ({ change }) => change.status },
  { header: "connection", value: ({ change }) => change.connection },
  { header: "items", value: ({ change }) => change.itemCount },
  ...itemStatuses.map((status: ItemStatus) => ({
    header: status,
    value: ({ counts }: ChangeLine) => counts[status] ?? 0,
  })),
  { header: "planned_by", value: ({ change, names }) => names.get(change.plannedBy) ?? change.plannedBy },
  { header: "planned_at", value: ({ change }) => timeOf(change.plannedAtMs) },
  {
    header: "applied_by",
    value: ({ change: { appliedBy }, names }) => (appliedBy && (names.get(appliedBy) ?? appliedBy)) || undefined,
  },
  { header: "applied_at", value: ({ change }) => timeOf(change.appliedAtMs) },
  {
    header: "retried_by",
    value: ({ change, names }) =>
      [...new Set(retriesOf(change).map(({ by }) => names.get(by) ?? by))].join(", ") || undefined,
  },
  { header: "ended_at", value: ({ change }) => timeOf(change.endedAtMs) },
  { header: "reason", value: ({ change }) => change.reason ?? undefined },
  { header: "ticket", value: ({ change }) => change.ticket ?? undefined },
];

/** What was changed through the console and the person may see, as its list shows it. */
export const changesFile = fileKind({
  path: "changes",
  query: v.object({ connection, ...ListedChanges.entries }),
  made: (query, { changes, session }) =>
    fileOf("changes", columns, async function* () {
      const asked = { ...listedBy(query), pageSize: 100 };
      let pageToken = "";
      do {
        const { rows, nextPageToken } = await changes.list(session, { ...asked, pageToken });
        const people = rows.flatMap(peopleOf);
        const [counts, names] = await Promise.all([changes.counts(rows.map(({ id }) => id)), changes.names(people)]);
        yield rows.map((change): ChangeLine => ({ change, counts: counts.get(change.id) ?? {}, names }));
        pageToken = nextPageToken;
      } while (pageToken !== "");
    }),
});

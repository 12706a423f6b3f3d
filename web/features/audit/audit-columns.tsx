import type { AuditRow } from "../../../domain/audit/info.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { countOf } from "../../lib/format.ts";
import { formatSecond } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { groupText, personText, rowWords, targetText, valuesText } from "./audit-words.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { TargetCell } from "./target-cell.tsx";

/** Where a row leads to: the entry, or where it stands for several, the list of them. */
export type RowHref = (row: AuditRow) => string;

export const auditColumnsFor = (hrefOf: RowHref): readonly Column<AuditRow>[] => [
  {
    id: "what",
    header: "Action",
    track: "minmax(11rem, 3fr)",
    cell: (row) => (
      <a href={hrefOf(row)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
        {rowWords(row)}
      </a>
    ),
  },
  {
    id: "target",
    header: "Target",
    track: "minmax(9rem, 4fr)",
    cell: ({ entry, group }) => (group ? countOf(group.count, "entry", "entries") : <TargetCell entry={entry} />),
  },
  {
    id: "values",
    header: "Before → after",
    track: "minmax(9rem, 5fr)",
    isMuted: true,
    cell: (row) => (row.group ? groupText(row.group) : valuesText(row)),
  },
  {
    id: "person",
    header: "Person",
    track: "minmax(8rem, 2fr)",
    cell: ({ entry }) => <PersonName name={personText(entry)} personId={entry.person.id} isInRow />,
  },
  { id: "outcome", header: "Outcome", track: "9rem", cell: (row) => <OutcomeBadge row={row} /> },
  {
    id: "time",
    header: "Time (UTC)",
    track: "12rem",
    isMuted: true,
    cell: ({ entry }) => formatSecond(entry.atMs),
  },
];

export const narrowAuditCellFor = (hrefOf: RowHref) => (row: AuditRow) => {
  const { entry, group } = row;
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <a href={hrefOf(row)} data-open="" tabIndex={-1} className="block truncate font-medium">
          {rowWords(row)}
        </a>
        {group ? (
          <span className="block truncate text-xs text-muted">
            {countOf(group.count, "entry", "entries")} · {groupText(group)}
          </span>
        ) : (
          <span className="block truncate text-xs text-muted">
            {targetText(entry) === "" ? null : <Name>{targetText(entry)}</Name>}
            {valuesText(row) === "" ? null : ` · ${valuesText(row)}`}
          </span>
        )}
        <span className="block truncate text-xs text-muted">
          <Name>{personText(entry)}</Name> · {formatSecond(entry.atMs)}
        </span>
      </span>
      <OutcomeBadge row={row} />
    </span>
  );
};

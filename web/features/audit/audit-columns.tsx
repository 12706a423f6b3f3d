import type { AuditRow } from "../../../domain/audit/info.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { auditHref } from "./audit-href.ts";
import { actWords, personText, targetText } from "./audit-words.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

export const auditColumns: readonly Column<AuditRow>[] = [
  {
    id: "what",
    header: "What",
    track: "minmax(12rem, 2fr)",
    cell: ({ seq, entry }) => (
      <a href={auditHref(seq)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
        {actWords(entry)}
      </a>
    ),
  },
  {
    id: "target",
    header: "To what",
    track: "minmax(9rem, 2fr)",
    cell: ({ entry }) => (targetText(entry) === "" ? null : <Name>{targetText(entry)}</Name>),
  },
  { id: "person", header: "Person", track: "minmax(8rem, 1fr)", cell: ({ entry }) => <Name>{personText(entry)}</Name> },
  { id: "outcome", header: "Outcome", track: "9rem", cell: (row) => <OutcomeBadge entry={row.entry} /> },
  {
    id: "time",
    header: "Time (UTC)",
    track: "11rem",
    isMuted: true,
    cell: ({ entry }) => formatMoment(entry.atMs),
  },
];

export function narrowAuditCell(row: AuditRow) {
  const { seq, entry } = row;
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <a href={auditHref(seq)} data-open="" tabIndex={-1} className="block truncate font-medium">
          {actWords(entry)}
        </a>
        <span className="block truncate text-xs text-muted">
          <Name>{targetText(entry) || personText(entry)}</Name> · {formatMoment(entry.atMs)}
        </span>
      </span>
      <OutcomeBadge entry={row.entry} />
    </span>
  );
}

import type { ReactNode } from "react";
import type { Activity } from "../../../domain/exports/activity-rows.ts";
import { Badge } from "../../components/badge.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { isOwnDoing } from "../../shared/activity/activity.ts";
import { People, Person, Time } from "../../shared/activity/activity-cells.tsx";
import { auditColumnsFor, narrowAuditCellFor, type RowHref } from "./audit-columns.tsx";
import { auditHref, type Looking } from "./audit-href.ts";
import { actWords, personText } from "./audit-words.ts";
import type { HistoryRow } from "./channel-history.ts";

const byThemselves: Readonly<Record<Activity["status"], string>> = {
  joined: "Joined the channel",
  left: "Left the channel",
  unknown: "Membership changed",
};
const byOthers: typeof byThemselves = {
  ...byThemselves,
  joined: "Added to the channel",
  left: "Removed from the channel",
};

const happened = (entry: Activity): string => (isOwnDoing(entry) ? byThemselves : byOthers)[entry.status];

const outside = <Badge>Outside the console</Badge>;

/** Cells of what Zoom recorded, under the heads that the trail has. */
const zoomCells: Readonly<Record<string, (entry: Activity) => ReactNode>> = {
  what: (entry) => <span className="truncate font-medium">{happened(entry)}</span>,
  target: (entry) => <People entry={entry} />,
  person: ({ operator }) => <Person person={operator} />,
  outcome: () => outside,
  time: (entry) => <Time entry={entry} />,
};

const hrefFor =
  (looking: Looking): RowHref =>
  ({ seq }) =>
    auditHref(seq, looking);

export const historyColumnsFor = (looking: Looking): readonly Column<HistoryRow>[] =>
  auditColumnsFor(hrefFor(looking)).map(({ cell, ...column }) => ({
    ...column,
    cell: (shown) => (shown.source === "console" ? cell(shown.row) : zoomCells[column.id]?.(shown.entry)),
  }));

export function narrowHistoryCellFor(looking: Looking) {
  const narrowConsoleCell = narrowAuditCellFor(hrefFor(looking));
  return (shown: HistoryRow) =>
    shown.source === "console" ? narrowConsoleCell(shown.row) : narrowActivity(shown.entry);
}

function narrowActivity(entry: Activity) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{happened(entry)}</span>
        <span className="block truncate text-xs text-muted">
          <People entry={entry} />
        </span>
        <span className="block truncate text-xs text-muted">
          <Name>{entry.operator.name}</Name> · <Time entry={entry} />
        </span>
      </span>
      {outside}
    </span>
  );
}

export const historyRowName = (shown: HistoryRow): string =>
  shown.source === "console"
    ? `${actWords(shown.row.entry)}, ${personText(shown.row.entry)}`
    : `${happened(shown.entry)}, ${shown.entry.operator.name}`;

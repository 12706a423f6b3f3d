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

/** Whoever does not see all of the trail cannot be told that a change was made elsewhere. */
const sourceBadge = (seesAll: boolean): ReactNode => <Badge>{seesAll ? "Outside the console" : "Zoom’s log"}</Badge>;

/** Cells of what Zoom recorded, under the heads that the trail has. */
const zoomCellsFor = (seesAll: boolean): Readonly<Record<string, (entry: Activity) => ReactNode>> => ({
  what: (entry) => <span className="truncate font-medium">{happened(entry)}</span>,
  target: (entry) => <People entry={entry} />,
  person: ({ operator }) => <Person person={operator} />,
  outcome: () => sourceBadge(seesAll),
  time: (entry) => <Time entry={entry} />,
});

const hrefFor =
  (looking: Looking): RowHref =>
  ({ seq }) =>
    auditHref(seq, looking);

/** @param seesAll whether they see all that the trail has of the channel */
export function historyColumnsFor(looking: Looking, seesAll: boolean): readonly Column<HistoryRow>[] {
  const zoomCells = zoomCellsFor(seesAll);
  return auditColumnsFor(hrefFor(looking)).map(({ cell, ...column }) => ({
    ...column,
    cell: (shown) => (shown.source === "console" ? cell(shown.row) : zoomCells[column.id]?.(shown.entry)),
  }));
}

/** @param seesAll see above */
export function narrowHistoryCellFor(looking: Looking, seesAll: boolean) {
  const narrowConsoleCell = narrowAuditCellFor(hrefFor(looking));
  return (shown: HistoryRow) =>
    shown.source === "console" ? narrowConsoleCell(shown.row) : narrowActivity(shown.entry, seesAll);
}

function narrowActivity(entry: Activity, seesAll: boolean) {
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
      {sourceBadge(seesAll)}
    </span>
  );
}

export const historyRowName = (shown: HistoryRow): string =>
  shown.source === "console"
    ? `${actWords(shown.row.entry)}, ${personText(shown.row.entry)}`
    : `${happened(shown.entry)}, ${shown.entry.operator.name}`;

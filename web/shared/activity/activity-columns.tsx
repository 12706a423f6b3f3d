import { LogIn, LogOut, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import type { Activity } from "../../../domain/exports/activity-rows.ts";
import type { Column } from "../../components/data-table/types.ts";
import { isOwnDoing } from "./activity.ts";
import { ChannelCell, People, Person, Time } from "./activity-cells.tsx";

const marks: Readonly<Record<Activity["status"], ReactNode>> = {
  joined: (
    <span className="flex items-center gap-1.5">
      <LogIn size={14} aria-hidden="true" className="shrink-0 text-accent-ink" />
      Joined
    </span>
  ),
  left: (
    <span className="flex items-center gap-1.5">
      <LogOut size={14} aria-hidden="true" className="shrink-0 text-muted" />
      Left
    </span>
  ),
  unknown: (
    <span className="flex items-center gap-1.5">
      <UserRound size={14} aria-hidden="true" className="shrink-0 text-muted" />
      Changed
    </span>
  ),
};

/** Columns of the log, times in UTC as the chart and the range have them. */
export const activityColumns: readonly Column<Activity>[] = [
  { id: "time", header: "Time (UTC)", track: "10.5rem", cell: (entry) => <Time entry={entry} /> },
  { id: "change", header: "Change", track: "6rem", cell: ({ status }) => marks[status] },
  { id: "people", header: "Who", track: "minmax(12rem, 2fr)", cell: (entry) => <People entry={entry} /> },
  {
    id: "channel",
    header: "Channel",
    track: "minmax(11rem, 1.6fr)",
    cell: ({ channelId }) => <ChannelCell channelId={channelId} />,
  },
  {
    id: "by",
    header: "By",
    track: "minmax(9rem, 1.2fr)",
    cell: (entry) => (
      <span className="text-muted">{isOwnDoing(entry) ? "themselves" : <Person person={entry.operator} />}</span>
    ),
  },
];

/** Columns in the log of one channel. */
export const channelActivityColumns = activityColumns.filter(({ id }) => id !== "channel");

/** An entry where there is no room for columns. */
export function narrowActivityCell(entry: Activity): ReactNode {
  const isByOther = !isOwnDoing(entry);
  return (
    <span className="flex min-w-0 flex-col py-1">
      <span className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 truncate">
          <People entry={entry} />
        </span>
        <span className="ml-auto shrink-0 text-muted">{marks[entry.status]}</span>
      </span>
      <span className="flex min-w-0 gap-1.5 text-xs text-muted">
        <span className="shrink-0">
          <Time entry={entry} /> UTC
        </span>
        {entry.channelId ? (
          <span className="min-w-0 truncate">
            · <ChannelCell channelId={entry.channelId} />
          </span>
        ) : null}
        {isByOther ? (
          <span className="min-w-12 truncate">
            · by <Person person={entry.operator} />
          </span>
        ) : null}
      </span>
    </span>
  );
}

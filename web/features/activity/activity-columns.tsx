import { LogIn, LogOut, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../components/badge.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { type Activity, isOwnDoing, peopleOf } from "./activity.ts";
import { useChannelName } from "./channel-names.ts";

const NAMED = 3;

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

export function channelHref(channelId: string): string {
  return `/channels/${encodeURIComponent(channelId)}?${CONNECTION_PARAM}=account`;
}

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
      <span className="text-muted">{isOwnDoing(entry) ? "themselves" : <Name>{entry.operator.name}</Name>}</span>
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
            · by <Name>{entry.operator.name}</Name>
          </span>
        ) : null}
      </span>
    </span>
  );
}

function Time({ entry }: { entry: Activity }) {
  const iso = new Date(entry.atMs).toISOString();
  return (
    <time dateTime={iso} title={iso}>
      {formatMoment(entry.atMs)}
    </time>
  );
}

function People({ entry }: { entry: Activity }) {
  const people = peopleOf(entry);
  const rest = people.length - NAMED;
  return (
    <span title={people.map(({ name }) => name).join(", ")}>
      <span className="font-medium">
        <Words>
          {people
            .slice(0, NAMED)
            .map(({ name }) => isolate(name))
            .join(", ")}
        </Words>
      </span>
      {rest > 0 ? <span className="text-muted"> and {rest} more</span> : null}
      {people.some(({ isExternal }) => isExternal) ? (
        <span className="ml-1.5">
          <Badge tone="warn">External</Badge>
        </span>
      ) : null}
    </span>
  );
}

function ChannelCell({ channelId }: { channelId: string }) {
  const channel = useChannelName(channelId);
  if (channel.state === "gone") {
    return (
      <span className="text-muted" title={channelId}>
        Deleted channel
      </span>
    );
  }
  return (
    <Link to={channelHref(channelId)} tabIndex={-1} className="hover:underline">
      {channel.state === "known" ? <Name>{channel.name}</Name> : channel.state === "loading" ? "…" : channelId}
    </Link>
  );
}

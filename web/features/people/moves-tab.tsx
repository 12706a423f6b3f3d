import { ArrowLeftRight } from "lucide-react";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { EmptyState } from "../../components/states.tsx";
import { formatCount } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { thingHref } from "../../shared/thing-href.ts";
import { moveColumns } from "./person-csv-columns.ts";
import type { PersonTabProps } from "./person-page.tsx";

/** When somebody joined and left channels, as Zoom's log told the inventory. */
export default function MovesTab({ person }: PersonTabProps) {
  const { key, name, moves } = person;
  if (moves.length === 0)
    return (
      <EmptyState icon={<ArrowLeftRight size={28} aria-hidden="true" />} title="No joins and leaves are known">
        {person.shown === "all"
          ? "Zoom’s log told of none since the console began to read it."
          : "Zoom’s log told of none in the channels that your role shows."}
      </EmptyState>
    );
  return (
    <div className="max-w-3xl px-4 py-4 lg:px-6">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted">
          The latest{person.hasOlderMoves ? ` ${formatCount(moves.length)}` : ""}, as Zoom’s log tells them. Times are
          in UTC.
        </p>
        <FoundExport
          name={`joins and leaves of ${name}`}
          noun="event"
          columns={moveColumns(person)}
          read={async () => moves}
        />
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {moves.map(({ channelId, channel, atMs, status, operator, operatorKey }) => (
          <li
            key={`${channelId} ${atMs} ${status}`}
            className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5"
          >
            <span className="w-14 shrink-0 font-medium">{status === "joined" ? "Joined" : "Left"}</span>
            <Link
              to={thingHref("channel", channelId, "account") ?? ""}
              className="min-w-0 flex-1 truncate rounded-sm hover:underline"
            >
              {channel === null ? <code className="font-mono text-xs">{channelId}</code> : <Name>{channel}</Name>}
            </Link>
            <span className="shrink-0 text-xs text-muted max-sm:basis-full">
              {operator && operatorKey !== key ? (
                <>
                  by <PersonName name={operator} personId={operatorKey} /> ·{" "}
                </>
              ) : null}
              {formatMoment(atMs)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

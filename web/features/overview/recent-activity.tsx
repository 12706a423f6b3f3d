import { useState } from "react";
import type { DayRange } from "../../../domain/days.ts";
import { BarTable } from "../../components/charts/bar-table.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { lastDays } from "../../lib/day-range.ts";
import { formatDay } from "../../lib/format-time.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { activityId } from "../../shared/activity/activity.ts";
import { ActivityChart } from "../../shared/activity/activity-chart.tsx";
import { activityQueries } from "../../shared/activity/activity-queries.ts";
import { channelsSeen } from "../../shared/activity/activity-view.ts";
import { useChannelName } from "../../shared/activity/channel-names.ts";
import { LoadProgress } from "../../shared/activity/load-progress.tsx";
import { coverageOf } from "../../shared/activity/windows.ts";

const DAYS = 7;
const BUSIEST = 5;

/** Who came and went in the last days, and where most of it was. */
export function RecentActivity() {
  const [range] = useState(() => lastDays(DAYS, Date.now()));
  const list = useWholeList(useCursorList(activityQueries.ofAccount(range, ""), activityId), "activity", true);
  const coverage = coverageOf(range, list.lastPage === undefined ? null : list.lastPage.nextCursor);
  const busiest = channelsSeen(list.rows).slice(0, BUSIEST);
  if (list.rows.length === 0 && list.error)
    return <ErrorState error={list.error} onRetry={list.retry} layout="inline" />;
  return (
    <div className="flex flex-col gap-4">
      <ActivityChart
        title={`Joins and leaves, last ${DAYS} days`}
        entries={list.rows}
        range={range}
        loadedFrom={coverage.from}
      />
      <LoadProgress list={list} coverage={coverage} />
      <UnreadableNote rows={list.unreadable} noun="entry" nounPlural="entries" layout="box" />
      <p>
        <Link to={activityPath(range)} className={linkClass}>
          All activity since {formatDay(range.from)}
        </Link>
      </p>
      {busiest.length > 0 && list.isComplete ? (
        <section aria-labelledby="busiest" className="flex flex-col gap-1">
          <h3 id="busiest" className="font-medium">
            Most joins and leaves
          </h3>
          <BarTable
            caption="Channels with the most joins and leaves"
            head={["Channel", "Entries"]}
            rows={busiest.map(({ id, count }) => ({
              id,
              label: <ChannelName channelId={id} />,
              count,
              to: activityPath(range, id),
            }))}
          />
        </section>
      ) : null}
    </div>
  );
}

const linkClass = "underline decoration-line-strong underline-offset-3 hover:decoration-ink";

function activityPath({ from, to }: DayRange, channel?: string): string {
  const params = new URLSearchParams({ from, to, ...(channel ? { channel } : {}), [CONNECTION_PARAM]: "account" });
  return `/activity?${params}`;
}

function ChannelName({ channelId }: { channelId: string }) {
  const channel = useChannelName(channelId);
  if (channel.state === "known") return channel.name;
  if (channel.state === "gone") return "Deleted channel";
  return channel.state === "loading" ? "…" : channelId;
}

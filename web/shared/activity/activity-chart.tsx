import { useMemo } from "react";
import { type DayRange, dayOf } from "../../../domain/days.ts";
import type { Activity } from "../../../domain/exports/activity-rows.ts";
import { ChartFrame } from "../../components/charts/chart-frame.tsx";
import { FiguresTable } from "../../components/charts/figures-table.tsx";
import { type Bucket, bucketsOf, unitFor } from "../../components/charts/time-buckets.ts";
import { UpDownChart } from "../../components/charts/up-down-chart.tsx";
import { formatRange } from "../../lib/day-range.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { movementIn, totalsOf } from "./activity-view.ts";

interface ActivityChartProps {
  readonly title: string;
  readonly entries: readonly Activity[];
  readonly range: DayRange;
  /** First day from which on everything is loaded; undefined when nothing is. */
  readonly loadedFrom: string | undefined;
  /** Called with the days of a stretch of time that is chosen; left out where there is nowhere to go. */
  readonly onChoose?: (range: DayRange) => void;
}

/** How many people joined and left over time. */
export function ActivityChart({ title, entries, range, loadedFrom, onChoose }: ActivityChartProps) {
  const unit = unitFor(range);
  const buckets = useMemo(() => bucketsOf(range, unit), [range, unit]);
  const movement = useMemo(() => movementIn(entries, buckets), [entries, buckets]);
  const totals = useMemo(() => totalsOf(entries), [entries]);

  const knownFromMs = loadedFrom === undefined ? Number.POSITIVE_INFINITY : Date.parse(loadedFrom);
  const unknownCount = buckets.filter(({ untilMs }) => untilMs <= knownFromMs).length;
  const points = buckets.map((bucket, at) => ({
    ...bucket,
    up: movement[at]?.joined ?? 0,
    down: movement[at]?.left ?? 0,
  }));
  const soFar = loadedFrom !== undefined && loadedFrom <= range.from ? "" : " so far";
  const canChoose = onChoose !== undefined && unit !== "hour";
  const choose = (bucket: Bucket | undefined): void => {
    if (bucket) onChoose?.({ from: dayOf(bucket.fromMs), to: dayOf(bucket.untilMs - 1) });
  };
  return (
    <ChartFrame
      title={title}
      summary={
        <ul className="flex flex-wrap gap-x-4">
          <li className="flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2 rounded-sm bg-accent" />
            {formatCount(totals.joined)} joined{soFar}
          </li>
          <li className="flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2 rounded-sm bg-control" />
            {formatCount(totals.left)} left{soFar}
          </li>
          {totals.channels > 0 ? <li>in {countOf(totals.channels, "channel")}</li> : null}
        </ul>
      }
      chart={
        <UpDownChart
          label={`People who joined and left by ${unit}, ${formatRange(range)}: ${totals.joined} joined, ${totals.left} left${soFar}`}
          points={points}
          names={["joined", "left"]}
          unknownCount={unknownCount}
          onChoose={canChoose ? (at) => choose(buckets[at]) : undefined}
        />
      }
      table={
        <FiguresTable
          caption={title}
          head={["Time (UTC)", "Joined", "Left"]}
          rows={points.slice(unknownCount).map((point) => ({
            id: point.name,
            name: canChoose ? (
              <button
                type="button"
                className="rounded-sm underline decoration-line-strong underline-offset-3 hover:decoration-ink"
                onClick={() => choose(point)}
              >
                {point.name}
              </button>
            ) : (
              point.name
            ),
            figures: [point.up, point.down],
          }))}
        />
      }
    />
  );
}

import { useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { ChartAxis } from "./chart-axis.tsx";
import { ChartTip } from "./chart-tip.tsx";
import { labelEvery, ticksTo } from "./scale.ts";
import { useWidth } from "./use-width.ts";

export interface LinePoint {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** For the axis, e.g. `3 Feb`. */
  readonly label: string;
  /** For the tip, e.g. `3 Feb 2026`. */
  readonly name: string;
  readonly count: number;
}

interface LineChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** The oldest first; where some are missing, the line goes on to the next. */
  readonly points: readonly LinePoint[];
}

const HEIGHT = 160;
const PAD = { top: 8, right: 8, bottom: 22, left: 40 };
const LABEL_WIDTH = 56;

/** How many there were of something over time. */
export function LineChart({ label, points }: LineChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [active, setActive] = useState<LinePoint | null>(null);
  const plotWidth = Math.max(0, width - PAD.left - PAD.right);
  const plotHeight = HEIGHT - PAD.top - PAD.bottom;
  const ticks = ticksTo(Math.max(0, ...points.map(({ count }) => count)), 4);
  const top = ticks.at(-1) ?? 1;
  const fromMs = points[0]?.atMs ?? 0;
  const spanMs = (points.at(-1)?.atMs ?? 0) - fromMs || 1;
  const x = (atMs: number): number => PAD.left + ((atMs - fromMs) / spanMs) * plotWidth;
  const y = (count: number): number => PAD.top + (1 - count / top) * plotHeight;
  const line = points.map(({ atMs, count }) => `${x(atMs).toFixed(1)},${y(count).toFixed(1)}`).join(" ");
  const every = labelEvery(points.length, plotWidth, LABEL_WIDTH);
  const nearest = (clientX: number): LinePoint | null => {
    const at = clientX - (frame.current?.getBoundingClientRect().left ?? 0);
    return points.reduce<LinePoint | null>(
      (best, point) => (best && Math.abs(x(best.atMs) - at) <= Math.abs(x(point.atMs) - at) ? best : point),
      null,
    );
  };
  return (
    <div ref={frame} className="relative w-full" style={{ height: HEIGHT }}>
      {width > 0 ? (
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={HEIGHT}
          onPointerMove={(event) => setActive(nearest(event.clientX))}
          onPointerLeave={() => setActive(null)}
        >
          <ChartAxis ticks={ticks} y={y} from={PAD.left} to={width - PAD.right} />
          <polygon
            points={`${x(fromMs)},${y(0)} ${line} ${x(fromMs + spanMs)},${y(0)}`}
            className="fill-accent opacity-15"
          />
          <polyline points={line} fill="none" strokeWidth="1.75" strokeLinejoin="round" className="stroke-accent" />
          {active ? <circle cx={x(active.atMs)} cy={y(active.count)} r={3.5} className="fill-accent" /> : null}
          {points.map(({ atMs, label: text }, at) =>
            at % every === 0 && plotWidth + PAD.left - x(atMs) >= LABEL_WIDTH - 12 ? (
              <text key={atMs} x={x(atMs)} y={HEIGHT - 6} className="fill-muted text-2xs">
                {text}
              </text>
            ) : null,
          )}
        </svg>
      ) : null}
      {active ? (
        <ChartTip x={x(active.atMs)} width={width} name={active.name}>
          {formatCount(active.count)}
        </ChartTip>
      ) : null}
    </div>
  );
}

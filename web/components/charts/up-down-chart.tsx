import { useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { ChartAxis } from "./chart-axis.tsx";
import { ChartTip } from "./chart-tip.tsx";
import { labelEvery, ticksTo } from "./scale.ts";
import { useWidth } from "./use-width.ts";

export interface UpDownPoint {
  readonly label: string;
  readonly name: string;
  readonly up: number;
  readonly down: number;
}

interface UpDownChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly points: readonly UpDownPoint[];
  /** What grows upwards and what downwards, e.g. `joined` and `left`. */
  readonly names: readonly [string, string];
  /** How many of the first points are not known yet; they are marked so. */
  readonly unknownCount?: number;
  /** Called with the index of a point that is pressed. */
  readonly onChoose?: ((index: number) => void) | undefined;
}

const HEIGHT = 190;
const PAD = { top: 8, right: 4, bottom: 22, left: 40 };
const LABEL_WIDTH = 56;

/** Bars above and below a line: what came and what went, over time. */
export function UpDownChart({ label, points, names, unknownCount = 0, onChoose }: UpDownChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [active, setActive] = useState<number | null>(null);
  const plotWidth = Math.max(0, width - PAD.left - PAD.right);
  const plotHeight = HEIGHT - PAD.top - PAD.bottom;

  const most = (side: "up" | "down"): number => points.reduce((max, point) => Math.max(max, point[side]), 0);
  const step = stepFor(most("up") + most("down"));
  const upper = Math.ceil(most("up") / step) * step || step;
  const lower = Math.ceil(most("down") / step) * step;
  const y = (value: number): number => PAD.top + ((upper - value) / (upper + lower)) * plotHeight;
  const slot = plotWidth / Math.max(1, points.length);
  const barWidth = Math.max(1, Math.min(28, slot * 0.72));
  const every = labelEvery(points.length, plotWidth, LABEL_WIDTH);
  const ticks = Array.from({ length: Math.round((upper + lower) / step) + 1 }, (_, at) => upper - at * step);

  const indexAt = (clientX: number): number | null => {
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    const at = Math.floor((clientX - left - PAD.left) / slot);
    return at >= 0 && at < points.length ? at : null;
  };
  const shown = active === null ? undefined : points[active];
  return (
    <div ref={frame} className="relative w-full" style={{ height: HEIGHT }}>
      {width > 0 ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the table behind the chart has the same as buttons
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={HEIGHT}
          className={onChoose ? "cursor-pointer" : undefined}
          onPointerMove={(event) => setActive(indexAt(event.clientX))}
          onPointerLeave={() => setActive(null)}
          onClick={(event) => {
            const at = indexAt(event.clientX);
            if (at !== null) onChoose?.(at);
          }}
        >
          <ChartAxis ticks={ticks} y={y} from={PAD.left} to={width - PAD.right} />
          {unknownCount > 0 ? (
            <rect
              x={PAD.left}
              y={PAD.top}
              width={unknownCount * slot}
              height={plotHeight}
              className="fill-press opacity-50"
            />
          ) : null}
          {active === null ? null : (
            <rect
              x={PAD.left + active * slot}
              y={PAD.top}
              width={slot}
              height={plotHeight}
              className="fill-press opacity-60"
            />
          )}
          {points.map(({ name, up, down, label: text }, at) => {
            const x = PAD.left + at * slot + (slot - barWidth) / 2;
            return (
              <g key={name}>
                {up > 0 ? (
                  <rect x={x} y={y(up)} width={barWidth} height={y(0) - y(up)} rx={1.5} className="fill-accent" />
                ) : null}
                {down > 0 ? (
                  <rect x={x} y={y(0)} width={barWidth} height={y(-down) - y(0)} rx={1.5} className="fill-control" />
                ) : null}
                {at % every === 0 && (slot >= LABEL_WIDTH || plotWidth - at * slot >= LABEL_WIDTH - 12) ? (
                  <text
                    x={PAD.left + (slot < LABEL_WIDTH ? at * slot : (at + 0.5) * slot)}
                    y={HEIGHT - 6}
                    textAnchor={slot < LABEL_WIDTH ? "start" : "middle"}
                    className="fill-muted text-2xs"
                  >
                    {text}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      ) : null}
      {shown && active !== null ? (
        <ChartTip x={PAD.left + (active + 0.5) * slot} width={width} name={shown.name}>
          {active < unknownCount
            ? "Not loaded"
            : `${formatCount(shown.up)} ${names[0]} · ${formatCount(shown.down)} ${names[1]}`}
        </ChartTip>
      ) : null}
    </div>
  );
}

/** The distance of the axis' lines: some four of them for the whole height. */
function stepFor(height: number): number {
  return ticksTo(height, 4)[1] ?? 1;
}

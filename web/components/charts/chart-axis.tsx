import { formatCount } from "../../lib/format.ts";

interface ChartAxisProps {
  readonly ticks: readonly number[];
  /** Where a value stands, pixels from the top. */
  readonly y: (value: number) => number;
  /** Ends of its lines, pixels from the left. */
  readonly from: number;
  readonly to: number;
}

/** The lines that a chart's values are read by; what grows downwards is counted like what grows upwards. */
export function ChartAxis({ ticks, y, from, to }: ChartAxisProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={from} x2={to} y1={y(tick)} y2={y(tick)} className={tick === 0 ? "stroke-control" : "stroke-line"} />
      <text x={from - 6} y={y(tick) + 4} textAnchor="end" className="fill-muted text-2xs">
        {formatCount(Math.abs(tick))}
      </text>
    </g>
  ));
}

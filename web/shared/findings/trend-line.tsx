import type { Finding } from "../../../domain/inventory/findings.ts";
import { formatCount } from "../../lib/format.ts";
import { formatDay } from "../../lib/format-time.ts";

const WIDTH = 96;
const HEIGHT = 24;
/** Room for the stroke. */
const INSET = 2;

/** How often something was found over the last days; nothing where there are too few to compare. */
export function TrendLine({ trend }: Pick<Finding, "trend">) {
  const [first] = trend;
  const last = trend.at(-1);
  if (!first || !last || trend.length < 2) return null;
  return (
    <svg
      role="img"
      aria-label={`${formatCount(first.count)} on ${formatDay(first.day)}, ${formatCount(last.count)} on ${formatDay(last.day)}`}
      width={WIDTH}
      height={HEIGHT}
      className="shrink-0 text-accent"
    >
      <polyline points={pointsOf(trend)} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}

/** By time, since a day may be missing. */
function pointsOf(days: Finding["trend"]): string {
  const times = days.map(({ day }) => Date.parse(day));
  const from = Math.min(...times);
  const span = Math.max(...times) - from || 1;
  const most = Math.max(...days.map(({ count }) => count), 1);
  const xOf = (atMs: number) => INSET + ((atMs - from) / span) * (WIDTH - 2 * INSET);
  const yOf = (count: number) => HEIGHT - INSET - (count / most) * (HEIGHT - 2 * INSET);
  return days.map(({ day, count }) => `${xOf(Date.parse(day)).toFixed(1)},${yOf(count).toFixed(1)}`).join(" ");
}

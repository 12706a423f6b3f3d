import { addDays, DAY_MS, type DayRange } from "../../../domain/days.ts";
import { daysIn } from "../../lib/day-range.ts";
import {
  formatDay,
  formatDayOfYear,
  formatHour,
  formatMoment,
  formatMonth,
  formatMonthOfYear,
} from "../../lib/format-time.ts";

/** A stretch of time that a chart counts together. */
export interface Bucket {
  readonly fromMs: number;
  /** First moment after it. */
  readonly untilMs: number;
  /** For the axis, e.g. `3 Feb`. */
  readonly label: string;
  /** For a table, e.g. `3 Feb 2026`. */
  readonly name: string;
}

export type BucketUnit = "hour" | "day" | "week" | "month";

const HOUR_MS = 3_600_000;

/** The unit that gives a range some dozens of buckets at most. */
export function unitFor(range: DayRange): BucketUnit {
  const days = daysIn(range);
  if (days <= 2) return "hour";
  if (days <= 92) return "day";
  return days <= 366 ? "week" : "month";
}

/** Cuts a range into buckets, oldest first, in UTC; weeks begin on Monday, the first and the last may be short. */
export function bucketsOf(range: DayRange, unit: BucketUnit): readonly Bucket[] {
  const endMs = Date.parse(addDays(range.to, 1));
  const buckets: Bucket[] = [];
  for (let fromMs = Date.parse(range.from); fromMs < endMs; ) {
    const untilMs = Math.min(endMs, nextStart(fromMs, unit));
    buckets.push({ fromMs, untilMs, ...namesOf(fromMs, untilMs, unit) });
    fromMs = untilMs;
  }
  return buckets;
}

/** Index of the bucket that holds a moment; -1 when none does. */
export function bucketAt(buckets: readonly Bucket[], ms: number): number {
  let low = 0;
  let high = buckets.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bucket = buckets[middle];
    if (!bucket) return -1;
    if (ms < bucket.fromMs) high = middle - 1;
    else if (ms >= bucket.untilMs) low = middle + 1;
    else return middle;
  }
  return -1;
}

function nextStart(ms: number, unit: BucketUnit): number {
  const date = new Date(ms);
  if (unit === "hour") return ms + HOUR_MS;
  if (unit === "day") return ms + DAY_MS;
  if (unit === "month") return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  return ms + ((8 - date.getUTCDay()) % 7 || 7) * DAY_MS;
}

function namesOf(fromMs: number, untilMs: number, unit: BucketUnit): { label: string; name: string } {
  const day = formatDayOfYear(fromMs);
  if (unit === "hour") {
    const hour = formatHour(fromMs);
    return { label: hour === "00:00" ? day : hour, name: `${formatMoment(fromMs)} UTC` };
  }
  if (unit === "day") return { label: day, name: formatDay(fromMs) };
  if (unit === "month") return { label: formatMonthOfYear(fromMs), name: formatMonth(fromMs) };
  return { label: day, name: `${day} – ${formatDay(untilMs - 1)}` };
}

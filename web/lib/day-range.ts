import { formatDay, formatDayOfYear } from "./format-time.ts";

/** Days `yyyy-MM-dd`, both included. Zoom's days begin and end in UTC. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day, in UTC, that a moment belongs to. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The day `count` days later; earlier when `count` is negative. */
export function addDays(day: string, count: number): string {
  return dayOf(Date.parse(day) + count * DAY_MS);
}

/** How many days a range holds. */
export function daysIn({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** The last `days` days, today included. */
export function lastDays(days: number, nowMs: number): DayRange {
  const to = dayOf(nowMs);
  return { from: addDays(to, 1 - days), to };
}

/**
 * The range that two texts of an address mean, up to today.
 *
 * @param fallbackDays How many last days stand in for what is missing or is no day.
 * @param maxDays A longer range keeps its last days.
 */
export function readRange(
  from: string | null,
  to: string | null,
  fallbackDays: number,
  nowMs: number,
  maxDays = Number.POSITIVE_INFINITY,
): DayRange {
  const fallback = lastDays(fallbackDays, nowMs);
  const end = isDay(to) && to < fallback.to ? to : fallback.to;
  const start = isDay(from) ? from : addDays(end, 1 - fallbackDays);
  if (start > end) return { from: end, to: end };
  return daysIn({ from: start, to: end }) > maxDays
    ? { from: addDays(end, 1 - maxDays), to: end }
    : { from: start, to: end };
}

/** How many last days a range is, if it ends today. */
export function presetOf(range: DayRange, nowMs: number): number | undefined {
  return range.to === dayOf(nowMs) ? daysIn(range) : undefined;
}

/** Why two typed days are no range; undefined when they are one. */
export function rangeProblem(from: string, to: string, nowMs: number, maxDays?: number): string | undefined {
  if (!isDay(from) || !isDay(to)) return "Enter both days, such as 3 Feb 2026.";
  if (from > to) return "The first day is after the last.";
  if (from > dayOf(nowMs)) return "The first day is in the future.";
  if (maxDays !== undefined && daysIn({ from, to }) > maxDays) return `At most ${maxDays} days.`;
  return undefined;
}

/** Cuts a range into runs of at most `days` days, the newest first. */
export function cutRange({ from, to }: DayRange, days: number): readonly DayRange[] {
  const cuts: DayRange[] = [];
  for (let end = to; end >= from; end = addDays(end, -days)) {
    const start = addDays(end, 1 - days);
    cuts.push({ from: start < from ? from : start, to: end });
  }
  return cuts;
}

/** `1 Feb – 3 Mar 2026` */
export function formatRange({ from, to }: DayRange): string {
  if (from === to) return formatDay(from);
  const start = from.slice(0, 4) === to.slice(0, 4) ? formatDayOfYear(from) : formatDay(from);
  return `${start} – ${formatDay(to)}`;
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string | null): text is string {
  if (text === null || !DAY.test(text)) return false;
  const ms = Date.parse(text);
  // Date.parse takes the 31st of February for the 3rd of March.
  return !Number.isNaN(ms) && dayOf(ms) === text;
}

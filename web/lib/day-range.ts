import { addDays, DAY_MS, type DayRange, dayOf } from "../../domain/days.ts";
import { formatDay, formatDayOfYear } from "./format-time.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** How many days a range holds. */
export function daysIn({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** The last `days` days, today included. */
export function lastDays(days: number, nowMs: number): DayRange {
  const to = dayOf(nowMs);
  return { from: addDays(to, 1 - days), to };
}

/** The day before today. */
export function yesterday(nowMs: number): DayRange {
  const day = addDays(dayOf(nowMs), -1);
  return { from: day, to: day };
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

/** The days of a list that goes on to now where its address names none. */
export interface DaySpan {
  readonly range: DayRange;
  /** Whether the address names days. */
  readonly isRanged: boolean;
  /** What the server is asked for, epoch milliseconds; up to today has no end: what is done while it is open belongs to it. */
  readonly bounds: { readonly since?: number; readonly before?: number };
}

/** @param days That are offered where the address names none. */
export function readSpan(params: URLSearchParams, days: number, nowMs: number): DaySpan {
  const range = readRange(params.get("from"), params.get("to"), days, nowMs);
  const isRanged = params.has("from") || params.has("to");
  const since = Date.parse(range.from);
  const bounds = range.to < dayOf(nowMs) ? { since, before: Date.parse(range.to) + DAY_MS } : { since };
  return { range, isRanged, bounds: isRanged ? bounds : {} };
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

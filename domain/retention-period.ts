// How long a channel keeps its messages, as Zoom writes it: `30d`, `6m`, `7y`.

export type Unit = "d" | "m" | "y";

export interface Period {
  readonly count: number;
  readonly unit: Unit;
}

/** The most of each unit that a channel's own policy may have; the contract has them, see the test. */
export const MAX_COUNT: Readonly<Record<Unit, number>> = { d: 90, m: 120, y: 10 };

export const unitNames: Readonly<Record<Unit, string>> = { d: "day", m: "month", y: "year" };

/** `30m` */
export function writePeriod({ count, unit }: Period): string {
  return `${count}${unit}`;
}

const PERIOD = /^(\d{1,6})\s*(d|days?|m|months?|y|years?)$/i;
const units: Readonly<Record<string, Unit>> = { d: "d", m: "m", y: "y" };

/** Reads `30m` and `30 months`; undefined when it is neither. What Zoom allows is another question. */
export function readPeriod(text: string): Period | undefined {
  const [, count, name = ""] = PERIOD.exec(text.trim()) ?? [];
  const unit = units[name.charAt(0).toLowerCase()];
  return count === undefined || unit === undefined ? undefined : { count: Number(count), unit };
}

/**
 * Messages from before this moment go. Where a month is too short for the day, the day moves into the next month: the
 * later date is the one to warn of.
 */
export function cutOffMs(period: Period, nowMs: number): number {
  return shiftedMs(period, nowMs, -1);
}

/** A moment a period later, or earlier, in UTC. */
export function shiftedMs({ count, unit }: Period, nowMs: number, direction: 1 | -1): number {
  const date = new Date(nowMs);
  const by = direction * count;
  if (unit === "d") date.setUTCDate(date.getUTCDate() + by);
  else if (unit === "m") date.setUTCMonth(date.getUTCMonth() + by);
  else date.setUTCFullYear(date.getUTCFullYear() + by);
  return date.getTime();
}

/** Every month of four years begins among these, so that each of their lengths is met. */
const MONTH_STARTS = Array.from({ length: 48 }, (_, month) => Date.UTC(2021, month));

/** Whether one period is shorter than another on some day: a month is shorter than 30 days in March alone. */
export const mayBeShorter = (one: Period, other: Period): boolean =>
  one.unit === other.unit
    ? one.count < other.count
    : MONTH_STARTS.some((startMs) => cutOffMs(one, startMs) > cutOffMs(other, startMs));

/** Why Zoom would refuse a number of units; undefined when it would not. */
export function countProblem(count: string, unit: Unit): string | undefined {
  const most = `${unitNames[unit]}s go from 1 to ${MAX_COUNT[unit]}`;
  if (count.trim() === "") return `Enter a number: ${most}.`;
  if (!/^\d{1,6}$/.test(count.trim())) return `Enter a whole number: ${most}.`;
  const value = Number(count);
  return value >= 1 && value <= MAX_COUNT[unit] ? undefined : `${sentence(most)}.`;
}

/** Why Zoom would refuse a period; undefined when it would not. */
export const periodProblem = ({ count, unit }: Period): string | undefined => countProblem(String(count), unit);

/** Of a text that is none. */
export const notPeriod = (text: string): string => `“${text}” is not a period: use for example 30d, 6m or 7y.`;

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

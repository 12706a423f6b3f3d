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

/** Why Zoom would refuse a number of units; undefined when it would not. */
export function countProblem(count: string, unit: Unit): string | undefined {
  const most = `${unitNames[unit]}s go from 1 to ${MAX_COUNT[unit]}`;
  if (count.trim() === "") return `Enter a number: ${most}.`;
  if (!/^\d{1,6}$/.test(count.trim())) return `Enter a whole number: ${most}.`;
  const value = Number(count);
  return value >= 1 && value <= MAX_COUNT[unit] ? undefined : `${sentence(most)}.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

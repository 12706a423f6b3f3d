// The requests of a UTC day that Zoom allows an account.
import type { Day } from "./counts.ts";

const DAY_MS = 86_400_000;

/** The day's counts; empty ones when the last are of another day. */
export function dayAt(nowMs: number, last: Day | null): Day {
  const day = Math.floor(nowMs / DAY_MS);
  return last?.day === day ? last : { day, counts: {}, outside: 0 };
}

export const endOf = ({ day }: Day): number => (day + 1) * DAY_MS;

export function totalOf({ counts, outside }: Day): number {
  let total = outside;
  for (const share in counts) total += counts[share] ?? 0;
  return total;
}

export function counted(day: Day, shares: readonly string[]): Day {
  if (shares.length === 0) return day;
  const counts = { ...day.counts };
  for (const share of shares) counts[share] = (counts[share] ?? 0) + 1;
  return { ...day, counts };
}

/** @param spent What Zoom says was spent of the day, by whomever; null when it did not say. */
export const learned = (day: Day, spent: number | null): Day =>
  spent === null ? day : { ...day, outside: Math.max(day.outside, day.outside + spent - totalOf(day)) };

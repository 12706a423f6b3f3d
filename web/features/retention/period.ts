// What a channel's period means on a day.
import { type Period, unitNames } from "../../../domain/retention-period.ts";
import { dayOf } from "../../lib/day-range.ts";
import { countOf } from "../../lib/format.ts";

/** `30 months` */
export function formatPeriod({ count, unit }: Period): string {
  return countOf(count, unitNames[unit]);
}

/**
 * Messages from before this moment go. Where a month is too short for the day, the day moves into the next month: the
 * later date is the one to warn of.
 */
export function cutOffMs(period: Period, nowMs: number): number {
  return shifted(period, nowMs, -1);
}

/** The day before which messages go, in UTC. */
export function cutOffDay(period: Period, nowMs: number): string {
  return dayOf(cutOffMs(period, nowMs));
}

/** The day on which a message of now goes, in UTC. */
export function keptUntilDay(period: Period, nowMs: number): string {
  return dayOf(shifted(period, nowMs, 1));
}

function shifted({ count, unit }: Period, nowMs: number, direction: 1 | -1): number {
  const date = new Date(nowMs);
  const by = direction * count;
  if (unit === "d") date.setUTCDate(date.getUTCDate() + by);
  else if (unit === "m") date.setUTCMonth(date.getUTCMonth() + by);
  else date.setUTCFullYear(date.getUTCFullYear() + by);
  return date.getTime();
}

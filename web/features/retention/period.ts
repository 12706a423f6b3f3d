// What a channel's period means on a day.

import { dayOf } from "../../../domain/days.ts";
import { cutOffMs, type Period, shiftedMs, unitNames } from "../../../domain/retention-period.ts";
import { countOf } from "../../lib/format.ts";

/** `30 months` */
export function formatPeriod({ count, unit }: Period): string {
  return countOf(count, unitNames[unit]);
}

/** The day before which messages go, in UTC. */
export function cutOffDay(period: Period, nowMs: number): string {
  return dayOf(cutOffMs(period, nowMs));
}

/** The day on which a message of now goes, in UTC. */
export function keptUntilDay(period: Period, nowMs: number): string {
  return dayOf(shiftedMs(period, nowMs, 1));
}

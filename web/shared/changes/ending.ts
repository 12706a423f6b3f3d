import { addDays, dayOf } from "../../../domain/days.ts";
import { isDay } from "../../lib/day-range.ts";
import { formatDay } from "../../lib/format-time.ts";

/** Whether what is given ends, and its last day in UTC, `yyyy-MM-dd`; empty for none. */
export interface End {
  readonly isOn: boolean;
  readonly day: string;
}

/** As far ahead as the BFF takes the end of a day. */
const MOST_DAYS = 88;
const FRIDAY = 5;
const WEEK = 7;

/** Until the coming Friday. */
export function usualEnd(nowMs: number): End {
  const ahead = (FRIDAY - new Date(nowMs).getUTCDay() + WEEK) % WEEK;
  return { isOn: false, day: addDays(dayOf(nowMs), ahead === 0 ? WEEK : ahead) };
}

export const endDays = (nowMs: number) => ({ from: dayOf(nowMs), to: addDays(dayOf(nowMs), MOST_DAYS) });

/** Why it cannot end then; undefined where it can. */
export function endProblem({ isOn, day }: End, nowMs: number): string | undefined {
  const { from, to } = endDays(nowMs);
  if (!isOn || (isDay(day) && day >= from && day <= to)) return undefined;
  return `Choose a day from ${formatDay(from)} to ${formatDay(to)}.`;
}

/** When something ends whose last day this is: as the next day begins, epoch milliseconds. */
export const endOfDay = (day: string): number => Date.parse(addDays(day, 1));

/** `4 Dec 2026`: the last day of what ends then. */
export const lastDay = (untilMs: number): string => formatDay(untilMs - 1);

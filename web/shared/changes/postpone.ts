import type { QueryClient } from "@tanstack/react-query";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { timeBetweenMs } from "../../../domain/changes/new-day.ts";
import { addDays, dayOf } from "../../../domain/days.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { LEFT_OUT } from "../../lib/api/failure-text.ts";
import { isDay } from "../../lib/day-range.ts";
import { formatDay } from "../../lib/format-time.ts";
import { everyChangeItem } from "./change-queries.ts";
import { type ChangeRequest, planAndApply } from "./change-request.ts";
import { firstError, untilStill, whyHeldUp } from "./make-change.ts";
import { endedOf, refreshAfter } from "./refresh.ts";

/** When something is done: at once, or at the beginning of a day in UTC. */
export interface When {
  readonly isLater: boolean;
  /** `yyyy-MM-dd`; empty for none. */
  readonly day: string;
}

/** What a person is given to think it over. */
const USUAL_DAYS = 30;
/** As far ahead as the BFF takes it. */
const MOST_DAYS = 89;

export const usually = (nowMs: number): When => ({ isLater: false, day: addDays(dayOf(nowMs), USUAL_DAYS) });

export const daysAhead = (nowMs: number) => ({
  from: addDays(dayOf(nowMs), 1),
  to: addDays(dayOf(nowMs), MOST_DAYS),
});

/** Why it cannot be that day; undefined when it can. */
export function dayProblem({ isLater, day }: When, nowMs: number): string | undefined {
  if (!isLater) return undefined;
  const { from, to } = daysAhead(nowMs);
  return isDay(day) && day >= from && day <= to
    ? undefined
    : `Choose a day from ${formatDay(from)} to ${formatDay(to)}.`;
}

export const beginningOf = (day: string): number => Date.parse(day);

const DAY_MS = 86_400_000;

/** Another day for a plan whose own is past, with as many days in between. */
export function newDay(change: Parameters<typeof timeBetweenMs>[0], nowMs: number): When {
  const days = Math.min(MOST_DAYS, Math.max(1, Math.ceil(timeBetweenMs(change) / DAY_MS)));
  return { isLater: true, day: addDays(dayOf(nowMs), days) };
}

/**
 * Has a change planned and carried out on a day, with what goes first at once.
 *
 * @returns the change that waits: `scheduled`, or `planned` where somebody else has to apply it
 * @throws ApiError of what does not succeed, or stands against it
 */
export async function postpone(client: QueryClient, request: ChangeRequest, day: string): Promise<ChangeInfo> {
  const put = await untilStill(client, await planAndApply({ ...request, at: beginningOf(day) }));
  void refreshAfter(client, endedOf(put));
  if (put.status === "scheduled" || put.needsApproval) return put;
  const items = put.items ?? (await everyChangeItem(put.id));
  throw (
    firstError({ items }) ??
    new ApiError(whyHeldUp(put) ?? `${put.title}: it waits under Changes.`, { code: LEFT_OUT, status: 0 })
  );
}

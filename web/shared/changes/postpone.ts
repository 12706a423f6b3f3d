import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { addDays, dayOf, isDay } from "../../lib/day-range.ts";
import { formatDay } from "../../lib/format-time.ts";
import { applyChange, type ChangeRequest, planChange } from "./change-request.ts";
import { makeChange, untilStill } from "./make-change.ts";

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

/**
 * Has a change begin on a day.
 *
 * @param first What is done at once.
 * @returns the change that waits: `scheduled`, or `planned` where somebody else has to apply it
 * @throws ApiError
 */
export async function postpone(request: ChangeRequest, first: ChangeRequest | null, day: string): Promise<ChangeInfo> {
  if (first) await makeChange(first);
  const plan = await untilStill(await planChange(request));
  return plan.needsApproval ? plan : applyChange(plan.id, "", beginningOf(day));
}

import { countProblem, type Unit } from "../../../domain/retention-period.ts";
import type { NextPolicy, Policy } from "./policy.ts";

/** What the form holds, as typed. */
export interface PolicyForm {
  readonly isCustom: boolean;
  readonly count: string;
  readonly unit: Unit;
}

export function formOf(policy: Policy | undefined): PolicyForm {
  const period = policy?.period;
  // A default may be longer than what a channel's own policy can have.
  const isAllowed = period !== undefined && countProblem(String(period.count), period.unit) === undefined;
  return {
    isCustom: policy?.isCustom ?? true,
    count: isAllowed ? String(period.count) : "",
    unit: period?.unit ?? "y",
  };
}

/** The policy that a form means; undefined when it is not whole. */
export function nextOfForm({ isCustom, count, unit }: PolicyForm): NextPolicy | undefined {
  if (!isCustom) return { isCustom };
  return countProblem(count, unit) === undefined ? { isCustom, period: { count: Number(count), unit } } : undefined;
}

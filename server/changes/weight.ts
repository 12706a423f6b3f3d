// What a plan weighs: its sum and the harm it does.
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import { type Harm, harms } from "../../domain/changes/action.ts";
import { PlanSummary } from "../../domain/changes/plan-summary.ts";
import { type ChangeRow, partsOf } from "./change-store.ts";

/** What a plan comes to, once it is made. */
export function summaryOfRow({ summary }: ChangeRow): PlanSummary | null {
  const parsed = v.safeParse(PlanSummary, summary);
  return parsed.success ? parsed.output : null;
}

/** The gravest of its parts. */
export function harmOf(row: ChangeRow): Harm {
  const own = partsOf(row).map(({ actionId }) => harms.indexOf(actionOf(actionId).harm));
  return harms[Math.max(...own)] ?? "none";
}

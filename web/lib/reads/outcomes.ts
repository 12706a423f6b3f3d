import { canChange, failureText } from "../api/failure-text.ts";
import type { ItemOutcome } from "./each.ts";

/** An outcome in words, as a list of results shows it. */
export interface OutcomeItem {
  readonly id: string;
  readonly label: string;
  readonly status: ItemOutcome["status"];
  readonly detail?: string;
}

/** Outcomes in words, with a reason unless they are done. */
export const outcomeItems = (
  outcomes: readonly ItemOutcome[],
  labelOf: (id: string) => string,
): readonly OutcomeItem[] =>
  outcomes.map((outcome) => {
    const { id, status } = outcome;
    const item = { id, label: labelOf(id), status };
    if (outcome.status === "failed") return { ...item, detail: failureText(outcome.error) };
    return status === "skipped" ? { ...item, detail: "Stopped before it was sent." } : item;
  });

/** Outcomes of two runs: for what both tried, the later counts. */
export function mergeOutcomes(before: readonly ItemOutcome[], now: readonly ItemOutcome[]): readonly ItemOutcome[] {
  const tried = new Set(now.map(({ id }) => id));
  return [...before.filter(({ id }) => !tried.has(id)), ...now];
}

/** Ids worth sending again: of what was not tried, and of what failed for a reason that can pass by itself. */
export function idsToRetry(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.flatMap((outcome) => {
    const isWorthIt = outcome.status === "skipped" || (outcome.status === "failed" && canChange(outcome.error));
    return isWorthIt ? [outcome.id] : [];
  });
}

/** Whether all are done. */
export const areAllDone = (outcomes: readonly ItemOutcome[]): boolean =>
  outcomes.every(({ status }) => status === "done");

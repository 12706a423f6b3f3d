import type { ApiError } from "../api/errors.ts";
import { explainError } from "../api/explain.ts";
import type { ItemOutcome } from "./run-bulk.ts";

/** Code of an item that Zoom did not do in a call that succeeded; Zoom gives no code of its own, nor a reason. */
export const NOT_DONE = "not_done";

/** An outcome in words, as a list of results shows it. */
export interface OutcomeItem {
  readonly id: string;
  readonly label: string;
  readonly status: ItemOutcome["status"];
  readonly detail?: string;
}

/** Says in a line why an item failed. */
export function failureText(error: ApiError): string {
  if (error.code === NOT_DONE) return error.message;
  const { title, text } = explainError(error);
  return `${title}. ${text} (code ${error.code})`;
}

/**
 * Puts an outcome into words.
 *
 * @param why Says why it failed, where codes have a meaning of their own.
 */
export function outcomeItem(outcome: ItemOutcome, label: string, why = failureText): OutcomeItem {
  const { id, status } = outcome;
  if (status === "done") return { id, label, status };
  return { id, label, status, detail: status === "failed" ? why(outcome.error) : "Stopped before it was sent." };
}

/** An item for each outcome; see `outcomeItem`. */
export function outcomeItems(
  outcomes: readonly ItemOutcome[],
  labelOf: (id: string) => string,
  why = failureText,
): readonly OutcomeItem[] {
  return outcomes.map((outcome) => outcomeItem(outcome, labelOf(outcome.id), why));
}

/** Outcomes of two runs: for what both tried, the later counts. */
export function mergeOutcomes(before: readonly ItemOutcome[], now: readonly ItemOutcome[]): readonly ItemOutcome[] {
  const tried = new Set(now.map(({ id }) => id));
  return [...before.filter(({ id }) => !tried.has(id)), ...now];
}

export function idsDone(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.flatMap(({ id, status }) => (status === "done" ? [id] : []));
}

/** Ids of what failed or was not tried. */
export function idsOpen(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.flatMap(({ id, status }) => (status === "done" ? [] : [id]));
}

import type { ApiError } from "../api/errors.ts";
import { explainError } from "../api/explain.ts";
import type { ItemOutcome } from "./run-bulk.ts";

/** Code of an item that Zoom did not do in a call that succeeded; Zoom gives no code of its own, nor a reason. */
export const NOT_DONE = "not_done";

/** What is said of an item to whose call no answer came. */
export const NO_ANSWER = "No answer came: it may have been done. Zoom has not confirmed it yet.";

/** Code of an item that was left alone because somebody else changed it meanwhile. */
export const CHANGED_MEANWHILE = "changed_meanwhile";

/** Code of what cannot be done and so was not tried; the message says why. */
export const LEFT_OUT = "left_out";

/** Code of an item about a person whom Zoom does not find: asking again finds nobody either. */
export const NOBODY_FOUND = "nobody_found";

/** Codes whose message says all there is to say, and whether what was sent may be done when it is sent again. */
const OWN_CODES: ReadonlyMap<unknown, boolean> = new Map([
  [NOT_DONE, true],
  [CHANGED_MEANWHILE, true],
  [NOBODY_FOUND, false],
  [LEFT_OUT, false],
]);

/** An outcome in words, as a list of results shows it. */
export interface OutcomeItem {
  readonly id: string;
  readonly label: string;
  readonly status: ItemOutcome["status"];
  readonly detail?: string;
}

/** Says in a line why an item failed. */
export function failureText(error: ApiError): string {
  if (OWN_CODES.has(error.code)) return error.message;
  const { title, text } = explainError(error);
  return `${title}. ${text}${codeNote(error)}`;
}

/**
 * The number under which Zoom’s documents explain a refusal. Left out where it would read as a success: Zoom refuses
 * with 200 and 201, too. Words are the console’s own, and say no more than the text does.
 */
export function codeNote({ code }: ApiError): string {
  const isNumber = typeof code === "number" && (code < 200 || code > 299);
  return isNumber ? ` (code ${code})` : "";
}

/**
 * Puts an outcome into words.
 *
 * @param why Says why it failed, where codes have a meaning of their own.
 */
export function outcomeItem(outcome: ItemOutcome, label: string, why = failureText): OutcomeItem {
  const { id, status } = outcome;
  switch (status) {
    case "done":
      return { id, label, status };
    case "failed":
      return { id, label, status, detail: why(outcome.error) };
    case "unknown":
      return { id, label, status, detail: NO_ANSWER };
    case "skipped":
      return { id, label, status, detail: "Stopped before it was sent." };
  }
}

/** An item for each outcome; see `outcomeItem`. */
export function outcomeItems(
  outcomes: readonly ItemOutcome[],
  labelOf: (id: string) => string,
  why = failureText,
): readonly OutcomeItem[] {
  return outcomes.map((outcome) => outcomeItem(outcome, labelOf(outcome.id), why));
}

/** `12 done, 1 failed, 19 not tried`; what there is none of is left out, save what is done. */
export function countsOf(outcomes: readonly ItemOutcome[]): string {
  const words = { done: "done", failed: "failed", unknown: "without an answer", skipped: "not tried" } as const;
  const count = (of: ItemOutcome["status"]): number => outcomes.filter(({ status }) => status === of).length;
  const statuses = ["done", "failed", "unknown", "skipped"] as const;
  return statuses
    .filter((status) => status === "done" || count(status) > 0)
    .map((status) => `${count(status)} ${words[status]}`)
    .join(", ");
}

/** Outcomes of two runs: for what both tried, the later counts. */
export function mergeOutcomes(before: readonly ItemOutcome[], now: readonly ItemOutcome[]): readonly ItemOutcome[] {
  const tried = new Set(now.map(({ id }) => id));
  return [...before.filter(({ id }) => !tried.has(id)), ...now];
}

export function idsDone(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.flatMap(({ id, status }) => (status === "done" ? [id] : []));
}

/** Whether the same call may succeed later. */
export function canChange(error: ApiError): boolean {
  return OWN_CODES.get(error.code) ?? explainError(error).canRetry;
}

/** Ids worth sending again: of what was not tried, and of what failed for a reason that can pass by itself. */
export function idsToRetry(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.flatMap((outcome) => {
    const isWorthIt = outcome.status === "skipped" || (outcome.status === "failed" && canChange(outcome.error));
    return isWorthIt ? [outcome.id] : [];
  });
}

/** Ids of which Zoom has not told yet whether they are done. */
export function idsUnknown(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.flatMap(({ id, status }) => (status === "unknown" ? [id] : []));
}

/** What a list of results offers: to send again what may succeed, to ask about what may be done. */
export interface WaysOn {
  readonly onRetry: (() => void) | undefined;
  readonly onAsk: (() => void) | undefined;
}

/** @param again Starts the same plan for some ids; a run asks about those without an answer and sends the others. */
export function waysOn(outcomes: readonly ItemOutcome[], again: (ids: readonly string[]) => void): WaysOn {
  const retry = idsToRetry(outcomes);
  const ask = idsUnknown(outcomes);
  return {
    onRetry: retry.length > 0 ? () => again(retry) : undefined,
    onAsk: ask.length > 0 ? () => again(ask) : undefined,
  };
}

/** Ids of what is not done: what failed, was not tried, or is not known. */
export function idsOpen(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.flatMap(({ id, status }) => (status === "done" ? [] : [id]));
}

import type { ResultItem } from "../../components/result-list.tsx";
import type { ApiError } from "../../lib/api/errors.ts";
import { explainError } from "../../lib/api/explain.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";

/** A line for each outcome. */
export function outcomeItems(outcomes: readonly ItemOutcome[], nameOf: (id: string) => string): readonly ResultItem[] {
  return outcomes.map((outcome): ResultItem => {
    const base = { id: outcome.id, label: nameOf(outcome.id), status: outcome.status };
    if (outcome.status === "failed") return { ...base, detail: whyFailed(outcome.error) };
    return outcome.status === "skipped" ? { ...base, detail: "Stopped before it was sent." } : base;
  });
}

/** Codes that mean something else at Zoom's other operations. */
const words: Readonly<Record<number | string, string>> = {
  200: "Only who added it, and people who may manage the account’s chat settings, can delete it.",
  500: "Zoom could not add it and gives no reason. Usually the picture is damaged.",
  unreadable: "The browser could not make a picture that fits out of it.",
};

function whyFailed(error: ApiError): string {
  const own = words[error.code];
  if (own && (error.status < 500 || error.code === "unreadable")) return `${own} (code ${error.code})`;
  const { title, text } = explainError(error);
  return `${title}. ${text} (code ${error.code})`;
}

/** Ids of what is not done. */
export const openIds = (outcomes: readonly ItemOutcome[]): readonly string[] =>
  outcomes.filter(({ status }) => status !== "done").map(({ id }) => id);

/** Outcomes of two runs: those of the later one count. */
export function merged(before: readonly ItemOutcome[], now: readonly ItemOutcome[]): readonly ItemOutcome[] {
  const later = new Map(now.map((outcome) => [outcome.id, outcome]));
  const kept = before.map((outcome) => later.get(outcome.id) ?? outcome);
  const known = new Set(before.map(({ id }) => id));
  return [...kept, ...now.filter(({ id }) => !known.has(id))];
}

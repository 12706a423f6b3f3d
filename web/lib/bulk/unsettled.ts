import type { UnansweredError } from "../api/errors.ts";
import type { ItemOutcome } from "./run-bulk.ts";

/** Ids to which no answer came, each with the lost answer of its call. */
export type Unsettled = ReadonlyMap<string, UnansweredError>;

/** What is left open after a run: what it settled goes, what it left without an answer comes. */
export function unsettledAfter(before: Unsettled, outcomes: readonly ItemOutcome[]): Unsettled {
  const after = new Map(before);
  for (const outcome of outcomes) {
    if (outcome.status === "unknown") after.set(outcome.id, outcome.error);
    else if (outcome.status !== "skipped") after.delete(outcome.id);
  }
  return after;
}

/**
 * Calls in which ids without an answer stand together as they were sent, apart from all others: a call made again as
 * it was asks Zoom what became of it, and sends nothing.
 */
export function apartFromUnsettled(
  calls: readonly (readonly string[])[],
  unsettled: Unsettled,
): readonly (readonly string[])[] {
  const lost = new Map<UnansweredError, string[]>();
  const rest: (readonly string[])[] = [];
  for (const ids of calls) {
    const sendable: string[] = [];
    for (const id of ids) {
      const error = unsettled.get(id);
      if (!error) sendable.push(id);
      else if (lost.has(error)) lost.get(error)?.push(id);
      else lost.set(error, [id]);
    }
    if (sendable.length > 0) rest.push(sendable);
  }
  return [...lost.values(), ...rest];
}

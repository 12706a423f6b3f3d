// What Zoom said a moment ago of what decisions rest on.
import { CallFailed } from "../../domain/changes/resource.ts";
import { type Failure, isHolding } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";

/** What the inventory learned so long ago will do. */
export const FRESH_MS = 300_000;
/** Things of which Zoom is asked at a time. */
export const ASKED_AT_ONCE = 8;
/** How long Zoom's answer is kept. */
const KEPT_MS = 30_000;
const MOST_KEPT = 20_000;

/** What Zoom refuses to say is not known, unless that says it too; that it cannot be asked says nothing. */
export async function orUnknown<T>(
  work: () => Promise<T>,
  known: (failure: Failure) => T | null = () => null,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CallFailed && !isHolding(error.failure) && error.failure.kind !== "network")
      return known(error.failure);
    throw error;
  }
}

/** Answers by key, for a while. */
export function createKeptAnswers<T>(clock: Clock) {
  const kept = new Map<string, { readonly answer: Promise<T>; readonly untilMs: number }>();
  return (key: string, find: () => Promise<T>): Promise<T> => {
    const atHand = kept.get(key);
    if (atHand && clock.nowMs() < atHand.untilMs) return atHand.answer;
    const answer = find();
    kept.delete(key);
    kept.set(key, { answer, untilMs: clock.nowMs() + KEPT_MS });
    answer.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return answer;
  };
}

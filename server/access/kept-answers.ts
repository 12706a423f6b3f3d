// What Zoom said a moment ago of what decisions rest on.
import { CallFailed } from "../../domain/changes/resource.ts";
import { type Failure, isHolding, isTrouble } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import type { Changed, Moment, OwnChanges } from "./own-changes.ts";
import { rolesUnknown } from "./roles-unknown.ts";

/** What the inventory learned so long ago of a channel will do. */
export const FRESH_MS = 300_000;
/** Things of which Zoom is asked at a time. */
export const ASKED_AT_ONCE = 8;
/** How long Zoom's answer is kept. */
const KEPT_MS = 30_000;
const MOST_KEPT = 20_000;

/**
 * What Zoom refuses to say is not known, unless that says it too; that it cannot be asked, or is in trouble, says nothing.
 *
 * @throws CallFailed; RequestFailure `unavailable`
 */
export async function orUnknown<T>(
  work: () => Promise<T>,
  known: (failure: Failure) => T | null = () => null,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CallFailed) || isHolding(error.failure) || error.failure.kind === "network") throw error;
    if (isTrouble(error.failure)) throw rolesUnknown(error);
    return known(error.failure);
  }
}

interface KeptDeps {
  readonly clock: Clock;
  readonly changes: Pick<OwnChanges, "now" | "isSince">;
}

/**
 * Answers by key, for a while, and until the console changes what they are about.
 *
 * @param step what of its subjects they tell
 */
export function createKeptAnswers<T>({ clock, changes }: KeptDeps, step: Changed["step"]) {
  const kept = new Map<string, { readonly answer: Promise<T>; readonly untilMs: number; readonly asked: Moment }>();
  /** @param how.isNow asks, whatever is kept */
  return (key: string, subject: string, find: () => Promise<T>, how: { readonly isNow?: boolean } = {}): Promise<T> => {
    const atHand = kept.get(key);
    if (atHand && !how.isNow && clock.nowMs() < atHand.untilMs && changes.isSince(atHand.asked, { step, subject }))
      return atHand.answer;
    const asked = changes.now();
    const answer = find();
    kept.delete(key);
    kept.set(key, { answer, untilMs: clock.nowMs() + KEPT_MS, asked });
    answer.catch(() => {
      // A later one may have come in its place.
      if (kept.get(key)?.answer === answer) kept.delete(key);
    });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return answer;
  };
}

// What Zoom answered in a slice that was given up while it read, so that the next goes on from there: a list that takes
// longer to read than a slice lasts would else be begun again and again.
import type { Clock } from "../clock.ts";
import type { RecentAnswers } from "./read-states.ts";

/** Answers, and the part whose items they are read for: what was read for one is no answer for the next. */
export interface PartAnswers {
  readonly recent: RecentAnswers;
  part: number | undefined;
}

export const noAnswers = (): PartAnswers => ({ recent: new Map(), part: undefined });

/** The next slice follows at once; after a pause things may be otherwise. */
const KEPT_MS = 30_000;
/** Changes whose answers are kept. */
const MOST_CHANGES = 20;

export interface KeptAnswers {
  /** Runs a slice with what the one before it was answered. @param signal Fires where it is given up. */
  during<End>(changeId: string, signal: AbortSignal, work: (answers: PartAnswers) => Promise<End>): Promise<End>;
}

export function createKeptAnswers(clock: Clock): KeptAnswers {
  const kept = new Map<string, { readonly answers: PartAnswers; readonly atMs: number }>();
  return {
    during: async (changeId, signal, work) => {
      const last = kept.get(changeId);
      kept.delete(changeId);
      const answers = last && clock.nowMs() - last.atMs < KEPT_MS ? last.answers : noAnswers();
      try {
        return await work(answers);
      } finally {
        if (signal.aborted) kept.set(changeId, { answers, atMs: clock.nowMs() });
        for (const oldest of kept.keys()) {
          if (kept.size <= MOST_CHANGES) break;
          kept.delete(oldest);
        }
      }
    },
  };
}

// The requests of a day, as far as this instance knows of them, and who may have more.
import { keptPart } from "../../contract/rate-limits.ts";
import type { NoRoom } from "./call.ts";
import { mayTake, type Taken, whyNot } from "./fair-share.ts";
import type { Candidate } from "./governor.ts";
import type { Reply } from "./limits/ask.ts";
import { shareOf } from "./shares.ts";

export interface DayShares {
  took(share: string): void;
  /** Says anew what is taken. @param since what was taken after it was counted */
  replace(day: Reply["day"], since: readonly Taken[]): void;
  /** Null when who asks may have another. */
  refusal(candidate: Candidate, nowMs: number): NoRoom | null;
}

export function createDayShares(limit: number): DayShares {
  let counts = new Map<string, number>();
  let total = 0;
  let endMs = 0;
  const took = (share: string) => {
    total += 1;
    counts.set(share, (counts.get(share) ?? 0) + 1);
  };
  return {
    took,
    replace: (day, since) => {
      ({ total, endMs } = day);
      counts = new Map(Object.entries(day.counts));
      for (const { share } of since) took(share);
    },
    refusal: (candidate, nowMs) => {
      if (endMs <= nowMs) return null;
      const share = shareOf(candidate);
      const use = {
        limit,
        kept: keptPart(limit),
        isBackground: candidate.lane !== "interactive",
        total,
        own: counts.get(share) ?? 0,
        others: counts.size - (counts.has(share) ? 1 : 0),
      };
      if (mayTake(use, 1)) return null;
      const retryAfterMs = Math.ceil(endMs - nowMs);
      // It is not for their number that jobs have no more, but for what is kept.
      return use.isBackground
        ? { of: "day_of_jobs", refusal: "full", retryAfterMs }
        : { of: "day", refusal: whyNot(use, 1), retryAfterMs };
    },
  };
}

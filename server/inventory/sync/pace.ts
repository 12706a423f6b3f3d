// Keeps the sync within its part of the account's limits: requests of a label, evenly apart, and no more than its part of a
// day's.
import type { RateLabel } from "../../../contract/operation.ts";
import { keptPart, type RatedPlan, rateLimits } from "../../../contract/rate-limits.ts";
import { rateLimited } from "../../middleware/rate-limited.ts";

export interface Pace {
  /**
   * Resolves when the next request of a label may go.
   *
   * @throws RequestFailure `rate_limited` where the part of the day's requests is spent
   */
  turn(label: RateLabel, signal: AbortSignal): Promise<void>;
  /** Milliseconds between two requests of a label; 0 where there is no limit. */
  gapMs(label: RateLabel): number;
  /** Milliseconds that a request of a label takes of many, over days where those have a limit of their own. */
  costMs(label: RateLabel): number;
}

/** How many requests may go at once after a while without any: what pages and batches need to flow. */
const AHEAD = 4;
const DAY_MS = 86_400_000;

/** Labels whose requests of a day count together have the same name here. */
export const poolOf = (plan: RatedPlan | "unlimited", label: RateLabel): string =>
  plan === "unlimited" ? label : (rateLimits[plan][label].day?.pool ?? label);

/** Counts begin anew with the process; beyond them the governor leaves people a quarter of the day's. @param part 0.5 for half of the limit */
export function createPace(
  plan: RatedPlan | "unlimited",
  part: number,
  nowMs: () => number,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
): Pace {
  const nextAtMs = new Map<RateLabel, number>();
  const spent = new Map<string, { readonly day: number; readonly count: number }>();
  const gapMs = (label: RateLabel): number => {
    if (plan === "unlimited") return 0;
    const { requests, seconds } = rateLimits[plan][label];
    return (seconds * 1_000) / (requests * part);
  };
  const mostOfDay = (label: RateLabel): number => {
    const day = plan === "unlimited" ? null : rateLimits[plan][label].day;
    if (!day) return Number.POSITIVE_INFINITY;
    return Math.max(1, Math.min(Math.floor(day.requests * part), day.requests - keptPart(day.requests)));
  };
  const spend = (label: RateLabel): void => {
    const most = mostOfDay(label);
    if (most === Number.POSITIVE_INFINITY) return;
    const now = nowMs();
    const day = Math.floor(now / DAY_MS);
    const pool = poolOf(plan, label);
    const before = spent.get(pool);
    const count = before?.day === day ? before.count : 0;
    if (count >= most)
      throw rateLimited("The inventory has spent its part of today’s requests.", (day + 1) * DAY_MS - now);
    spent.set(pool, { day, count: count + 1 });
  };
  return {
    gapMs,
    costMs: (label) => Math.max(gapMs(label), DAY_MS / mostOfDay(label)),
    turn: async (label, signal) => {
      spend(label);
      const gap = gapMs(label);
      if (gap === 0) return;
      const now = nowMs();
      const atMs = Math.max(nextAtMs.get(label) ?? 0, now - AHEAD * gap) + gap;
      nextAtMs.set(label, atMs);
      if (atMs > now) await wait(atMs - now, signal);
    },
  };
}

import type { RateLabel } from "../../contract/operation.ts";
import { keptFromJobs, type RatedPlan, rateLimits, windowMsOf } from "../../contract/rate-limits.ts";

/** Calls by label. */
export type Calls = Partial<Readonly<Record<RateLabel, number>>>;

export interface Estimate {
  /** At best, when nothing else of the account asks Zoom. */
  readonly seconds: number;
  /** Of what Zoom allows the account in a day, from 0; above 1 it takes more than one. Null where there is no such limit. */
  readonly dayShare: number | null;
}

/** How long calls take within Zoom's limits. Labels have limits of their own, so the slowest says how long. */
export function estimateOf(calls: Calls, plan: RatedPlan): Estimate {
  let seconds = 0;
  const pools = new Map<string, number>();
  for (const [label, limit] of Object.entries(rateLimits[plan])) {
    const count = calls[label as RateLabel] ?? 0;
    const windows = count / (limit.requests - keptFromJobs(limit));
    seconds = Math.max(seconds, (windows * windowMsOf(limit)) / 1_000);
    if (count > 0 && limit.day)
      pools.set(limit.day.pool, (pools.get(limit.day.pool) ?? 0) + count / limit.day.requests);
  }
  const dayShare = pools.size === 0 ? null : Math.max(...pools.values());
  return { seconds: Math.ceil(seconds), dayShare };
}

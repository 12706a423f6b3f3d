import type { RateLabel } from "../../contract/operation.ts";

export const planNames = ["free", "pro", "business", "unlimited"] as const;
export type Plan = (typeof planNames)[number];

export interface LabelLimit {
  /** At most `count` requests in any `windowMs`. */
  readonly burst: { readonly count: number; readonly windowMs: number };
  /** At most `count` requests a UTC day; labels that name the same pool share it. */
  readonly daily: { readonly count: number; readonly pool: string } | null;
}

const second = (count: number) => ({ count, windowMs: 1000 });
const minute = (count: number) => ({ count, windowMs: 60_000 });
const day = (pool: string, count: number) => ({ pool, count });

/** Limits of the account by plan and label: https://developers.zoom.us/docs/api/rate-limits/ */
export const planLimits: Record<Exclude<Plan, "unlimited">, Record<RateLabel, LabelLimit>> = {
  free: {
    LIGHT: { burst: second(4), daily: day("light", 6_000) },
    MEDIUM: { burst: second(2), daily: day("medium", 2_000) },
    HEAVY: { burst: second(1), daily: day("heavy", 1_000) },
    "RESOURCE-INTENSIVE": { burst: minute(10), daily: day("resource-intensive", 30_000) },
  },
  pro: {
    LIGHT: { burst: second(30), daily: null },
    MEDIUM: { burst: second(20), daily: null },
    HEAVY: { burst: second(10), daily: day("heavy", 30_000) },
    "RESOURCE-INTENSIVE": { burst: minute(10), daily: day("heavy", 30_000) },
  },
  business: {
    LIGHT: { burst: second(80), daily: null },
    MEDIUM: { burst: second(60), daily: null },
    HEAVY: { burst: second(40), daily: day("heavy", 60_000) },
    "RESOURCE-INTENSIVE": { burst: minute(20), daily: day("heavy", 60_000) },
  },
};

import type { RateLabel } from "../../contract/operation.ts";
import { type RatedPlan, type RateLimit, rateLimits } from "../../contract/rate-limits.ts";

export const planNames = ["free", "pro", "business", "unlimited"] as const;
export type Plan = (typeof planNames)[number];

export interface LabelLimit {
  /** At most `count` requests in any `windowMs`. */
  readonly burst: { readonly count: number; readonly windowMs: number };
  /** At most `count` requests a UTC day; labels that name the same pool share it. */
  readonly daily: { readonly count: number; readonly pool: string } | null;
}

const limitOf = ({ requests, seconds, day }: RateLimit): LabelLimit => ({
  burst: { count: requests, windowMs: seconds * 1_000 },
  daily: day && { count: day.requests, pool: day.pool },
});

const limitsOf = (plan: RatedPlan): Record<RateLabel, LabelLimit> => {
  const labels = rateLimits[plan];
  return {
    LIGHT: limitOf(labels.LIGHT),
    MEDIUM: limitOf(labels.MEDIUM),
    HEAVY: limitOf(labels.HEAVY),
    "RESOURCE-INTENSIVE": limitOf(labels["RESOURCE-INTENSIVE"]),
  };
};

/** Limits of the account by plan and label. */
export const planLimits: Record<RatedPlan, Record<RateLabel, LabelLimit>> = {
  free: limitsOf("free"),
  pro: limitsOf("pro"),
  business: limitsOf("business"),
};

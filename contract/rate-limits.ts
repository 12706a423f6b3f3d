// Zoom's rate limits: https://developers.zoom.us/docs/api/rate-limits/. They count for the whole account, by plan and label.
import type { RateLabel } from "./operation.ts";

export type RatedPlan = "free" | "pro" | "business";

export interface RateLimit {
  /** At most so many requests in any so many seconds. */
  readonly requests: number;
  readonly seconds: 1 | 60;
  /** At most so many a UTC day; labels that name the same pool share it. */
  readonly day: { readonly pool: string; readonly requests: number } | null;
}

const second = (requests: number, day: RateLimit["day"] = null): RateLimit => ({ requests, seconds: 1, day });
const minute = (requests: number, day: RateLimit["day"]): RateLimit => ({ requests, seconds: 60, day });
const pool = (name: string, requests: number) => ({ pool: name, requests });

export const rateLimits: Record<RatedPlan, Record<RateLabel, RateLimit>> = {
  free: {
    LIGHT: second(4, pool("light", 6_000)),
    MEDIUM: second(2, pool("medium", 2_000)),
    HEAVY: second(1, pool("heavy", 1_000)),
    "RESOURCE-INTENSIVE": minute(10, pool("resource-intensive", 30_000)),
  },
  pro: {
    LIGHT: second(30),
    MEDIUM: second(20),
    HEAVY: second(10, pool("heavy", 30_000)),
    "RESOURCE-INTENSIVE": minute(10, pool("heavy", 30_000)),
  },
  business: {
    LIGHT: second(80),
    MEDIUM: second(60),
    HEAVY: second(40, pool("heavy", 60_000)),
    "RESOURCE-INTENSIVE": minute(20, pool("heavy", 60_000)),
  },
};

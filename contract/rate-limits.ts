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

/** Milliseconds: a little more than Zoom's windows, for requests sent apart may arrive closer together. */
export const windowMsOf = ({ seconds }: RateLimit): number => (seconds === 1 ? 1_020 : 60_500);

/**
 * Whether the next one is allowed so soon that jobs may have all there is: people go first, and wait for no more than
 * one of them. Of other limits jobs leave a part.
 */
export const isQuick = ({ requests, seconds }: RateLimit): boolean => requests / seconds >= 10;

/** The part of what is limited that is kept where one person could otherwise take all of it. */
export const keptPart = (limit: number): number => Math.ceil(limit / 4);

/** Of each window's requests, what jobs leave to people even while there are none. */
export const keptFromJobs = (limit: RateLimit): number =>
  isQuick(limit) ? 0 : Math.min(keptPart(limit.requests), limit.requests - 1);

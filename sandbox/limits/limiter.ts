import type { RateLabel } from "../../contract/operation.ts";
import type { Clock } from "../clock.ts";
import { type LabelLimit, type Plan, planLimits } from "./plans.ts";

export interface LimitVerdict {
  readonly refusal: "burst" | "daily" | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts the account's requests: one bucket a label, shared by every app and person. */
export interface Limiter {
  /** Counts one request of `label`, unless a limit refuses it; refused requests do not count. */
  take(label: RateLabel): LimitVerdict;
}

const DAY_MS = 86_400_000;
const categories: Record<RateLabel, string> = {
  LIGHT: "Light",
  MEDIUM: "Medium",
  HEAVY: "Heavy",
  "RESOURCE-INTENSIVE": "Resource-intensive",
};
const unlimited: LimitVerdict = { refusal: null, headers: {} };

/** What an answer says of its label when the limit of a second is spent; where there is none, that of a business plan. */
export function spentHeaders(plan: Plan, label: RateLabel): LimitVerdict["headers"] {
  return burstHeaders(label, planLimits[plan === "unlimited" ? "business" : plan][label].burst.count, 0);
}

export function createLimiter(plan: Plan, clock: Clock): Limiter {
  if (plan === "unlimited") return { take: () => unlimited };
  const limits = planLimits[plan];
  const bursts = new Map<RateLabel, Burst>();
  const pools = new Map<string, { day: number; count: number }>();

  const poolOf = (name: string, nowMs: number) => {
    const day = Math.floor(nowMs / DAY_MS);
    let pool = pools.get(name);
    if (pool?.day !== day) {
      pool = { day, count: 0 };
      pools.set(name, pool);
    }
    return pool;
  };

  return {
    take(label) {
      const limit = limits[label];
      const nowMs = clock.nowMs();
      let burst = bursts.get(label);
      if (!burst) {
        burst = new Burst(limit.burst);
        bursts.set(label, burst);
      }
      const pool = limit.daily && poolOf(limit.daily.pool, nowMs);
      if (limit.daily && pool && pool.count >= limit.daily.count)
        return { refusal: "daily", headers: { ...dailyHeaders(label, limit.daily.count, 0), ...retryAfter(nowMs) } };
      if (!burst.take(nowMs)) return { refusal: "burst", headers: burstHeaders(label, limit.burst.count, 0) };
      if (!limit.daily || !pool)
        return { refusal: null, headers: burstHeaders(label, limit.burst.count, burst.remaining(nowMs)) };
      pool.count++;
      return { refusal: null, headers: dailyHeaders(label, limit.daily.count, limit.daily.count - pool.count) };
    },
  };
}

function dailyHeaders(label: RateLabel, limit: number, remaining: number) {
  return headers(label, "Daily-limit", limit, remaining);
}

/** The limit of a minute goes by the same name as that of a second: no other type was ever seen. */
function burstHeaders(label: RateLabel, limit: number, remaining: number) {
  return headers(label, "QPS", limit, remaining);
}

function headers(label: RateLabel, type: string, limit: number, remaining: number): Record<string, string> {
  return {
    "X-RateLimit-Category": categories[label],
    "X-RateLimit-Type": type,
    "X-RateLimit-Limit": `${limit}`,
    "X-RateLimit-Remaining": `${remaining}`,
  };
}

/** A date-time, not seconds, and only on the daily limit. */
function retryAfter(nowMs: number): Record<string, string> {
  const midnight = new Date((Math.floor(nowMs / DAY_MS) + 1) * DAY_MS);
  return { "Retry-After": midnight.toISOString().replace(".000Z", "Z") };
}

/** A sliding window: the times of the last `count` requests, oldest overwritten first. */
export class Burst {
  private readonly windowMs: number;
  private readonly times: Float64Array;
  private next = 0;

  constructor({ count, windowMs }: LabelLimit["burst"]) {
    this.windowMs = windowMs;
    this.times = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  }

  take(nowMs: number): boolean {
    const oldest = this.times[this.next] ?? 0;
    if (oldest > nowMs - this.windowMs) return false;
    this.times[this.next] = nowMs;
    this.next = (this.next + 1) % this.times.length;
    return true;
  }

  remaining(nowMs: number): number {
    let free = 0;
    for (const time of this.times) if (time <= nowMs - this.windowMs) free++;
    return free;
  }
}

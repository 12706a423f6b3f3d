// Keeps our own requests below Zoom's limits, which count for the whole account and each label. Other apps of the
// account and other instances of the console spend from the same limits, so Zoom may still say 429.
import type { RateLabel } from "../../contract/operation.ts";
import type { Clock } from "../clock.ts";
import type { ZoomPlan } from "../config/config.ts";

export interface Governor {
  /**
   * Reserves the next free moment of an account's label. Returns the wait until then in milliseconds; when that is
   * longer than `LONGEST_WAIT_MS` nothing was reserved and it says how long to stay away.
   */
  reserve(accountId: string, label: RateLabel): number;
  /** Lets nothing pass before a time Zoom named. */
  hold(accountId: string, label: RateLabel, untilMs: number): void;
}

/** Longer waits are the browser's to show. */
export const LONGEST_WAIT_MS = 1_500;

interface Allowance {
  readonly requests: number;
  readonly windowMs: number;
}

/** A little more than Zoom's windows: requests sent apart may arrive closer together. */
const SECOND = 1_050;
const MINUTE = 60_500;
const perSecond = (requests: number): Allowance => ({ requests, windowMs: SECOND });
const perMinute = (requests: number): Allowance => ({ requests, windowMs: MINUTE });

const allowances: Record<Exclude<ZoomPlan, "unlimited">, Record<RateLabel, Allowance>> = {
  free: {
    LIGHT: perSecond(4),
    MEDIUM: perSecond(2),
    HEAVY: perSecond(1),
    "RESOURCE-INTENSIVE": perMinute(10),
  },
  pro: {
    LIGHT: perSecond(30),
    MEDIUM: perSecond(20),
    HEAVY: perSecond(10),
    "RESOURCE-INTENSIVE": perMinute(10),
  },
  business: {
    LIGHT: perSecond(80),
    MEDIUM: perSecond(60),
    HEAVY: perSecond(40),
    "RESOURCE-INTENSIVE": perMinute(20),
  },
};

/** The times of the last requests, as many as a window may hold: the next may go a window after the oldest. */
interface Bucket {
  readonly times: Float64Array;
  readonly windowMs: number;
  oldest: number;
  heldUntilMs: number;
}

export function createGovernor(plan: ZoomPlan, clock: Clock): Governor {
  if (plan === "unlimited") return { reserve: () => 0, hold: () => undefined };
  const labels = allowances[plan];
  const accounts = new Map<string, Record<RateLabel, Bucket>>();

  const bucketOf = (accountId: string, label: RateLabel): Bucket => {
    let buckets = accounts.get(accountId);
    if (!buckets) {
      const fresh = ({ requests, windowMs }: Allowance): Bucket => ({
        times: new Float64Array(requests).fill(Number.NEGATIVE_INFINITY),
        windowMs,
        oldest: 0,
        heldUntilMs: 0,
      });
      buckets = {
        LIGHT: fresh(labels.LIGHT),
        MEDIUM: fresh(labels.MEDIUM),
        HEAVY: fresh(labels.HEAVY),
        "RESOURCE-INTENSIVE": fresh(labels["RESOURCE-INTENSIVE"]),
      };
      accounts.set(accountId, buckets);
    }
    return buckets[label];
  };

  return {
    reserve: (accountId, label) => {
      const bucket = bucketOf(accountId, label);
      const nowMs = clock.nowMs();
      const freeAtMs = (bucket.times[bucket.oldest] ?? 0) + bucket.windowMs;
      const atMs = Math.max(nowMs, freeAtMs, bucket.heldUntilMs);
      const waitMs = Math.ceil(atMs - nowMs);
      if (waitMs > LONGEST_WAIT_MS) return waitMs;
      bucket.times[bucket.oldest] = atMs;
      bucket.oldest = (bucket.oldest + 1) % bucket.times.length;
      return waitMs;
    },
    hold: (accountId, label, untilMs) => {
      const bucket = bucketOf(accountId, label);
      bucket.heldUntilMs = Math.max(bucket.heldUntilMs, untilMs);
    },
  };
}

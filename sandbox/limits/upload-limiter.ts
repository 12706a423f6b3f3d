import type { Operation } from "../../contract/operation.ts";
import type { Clock } from "../clock.ts";
import { Burst } from "./limiter.ts";
import type { Plan } from "./plans.ts";

/** Operations that take files have limits of their own, beside those of their label. */
export interface UploadLimiter {
  /** Counts one request; false when it is one too many. */
  take(operation: Operation, address: string): boolean;
}

const SECOND_MS = 1_000;

/** One bucket an operation and one an address, as large as the contract says. */
export function createUploadLimiter(plan: Plan, clock: Clock): UploadLimiter {
  if (plan === "unlimited") return { take: () => true };
  const bursts = new Map<string, Burst>();
  const takeFrom = (key: string, { limits }: Operation, subject: string): boolean => {
    const max = limits.find((limit) => limit.subject === subject)?.max;
    if (max === undefined) return true;
    let burst = bursts.get(key);
    if (!burst) {
      burst = new Burst({ count: max, windowMs: SECOND_MS });
      bursts.set(key, burst);
    }
    return burst.take(clock.nowMs());
  };
  return {
    take: (operation, address) =>
      takeFrom(`address ${address}`, operation, "request rate of an IP address") &&
      takeFrom(operation.id, operation, "request rate of the API"),
  };
}

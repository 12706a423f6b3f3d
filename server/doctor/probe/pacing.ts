// Zoom's limits for one program that asks one thing after another: a quarter of them, so that others are not held up.
import type { RateLabel } from "../../../contract/operation.ts";
import { rateLimits, windowMsOf } from "../../../contract/rate-limits.ts";
import type { Clock } from "../../clock.ts";
import type { ZoomPlan } from "../../config/config.ts";
import { wait } from "../../wait.ts";
import type { Governor } from "../../zoom/governor.ts";

const PART = 4;

export function pacing(plan: ZoomPlan, clock: Clock): Governor {
  const nextAtMs = new Map<RateLabel, number>();
  return {
    admit: async ({ operation: { rate } }) => {
      if (plan === "unlimited") return null;
      const limit = rateLimits[plan][rate];
      const nowMs = clock.nowMs();
      const atMs = Math.max(nowMs, nextAtMs.get(rate) ?? nowMs);
      nextAtMs.set(rate, atMs + (PART * windowMsOf(limit)) / limit.requests);
      if (atMs > nowMs) await wait(atMs - nowMs);
      return null;
    },
    dueInMs: () => 0,
    sending: () => undefined,
    answered: () => undefined,
  };
}

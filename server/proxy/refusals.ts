// Counts what this console itself refused to whoever sent it: no more is looked at for a while from someone whose
// requests are refused by the hundred.
import type { Clock } from "../clock.ts";
import { rateLimited } from "../middleware/rate-limited.ts";

export interface Refusals {
  /** @throws RequestFailure `rate_limited` */
  check(userId: string): void;
  count(userId: string): void;
}

/** The console's own pages come nowhere near. */
export const MOST_REFUSALS = 300;
const STRETCH_MS = 10_000;

export function createRefusals(clock: Clock): Refusals {
  const counts = new Map<string, number>();
  let endsAtMs = 0;
  return {
    check: (userId) => {
      const leftMs = endsAtMs - clock.nowMs();
      if (leftMs > 0 && (counts.get(userId) ?? 0) >= MOST_REFUSALS)
        throw rateLimited("Too many of your requests have been refused.", leftMs);
    },
    count: (userId) => {
      const nowMs = clock.nowMs();
      if (nowMs >= endsAtMs) {
        counts.clear();
        endsAtMs = nowMs + STRETCH_MS;
      }
      counts.set(userId, (counts.get(userId) ?? 0) + 1);
    },
  };
}

import type { ServerResponse } from "node:http";
import { keptPart, type Refusal } from "./fair-share.ts";
import { rateLimited } from "./rate-limited.ts";
import { createShares } from "./shares.ts";
import { CONNECTIONS } from "./upstream.ts";

/** What people share in this process, whatever Zoom allows. */
export interface Capacity {
  /** Requests under way to Zoom. */
  readonly places: Held;
  /** Bytes of request bodies, which stay in memory until Zoom has answered. */
  readonly bodies: Held;
}

export interface Held {
  /**
   * Runs `work` while so much is taken for somebody.
   *
   * @throws RequestFailure `rate_limited` when it cannot be had soon
   * @throws BrowserGone
   */
  whileTaken<T>(taking: Taking, work: () => Promise<T>): Promise<T>;
}

export interface Taking {
  readonly userId: string;
  readonly amount: number;
  readonly res: ServerResponse;
}

const BODY_BYTES = 268_435_456;
/** Nobody knows when something comes back. */
const RETRY_AFTER_MS = 2_000;

export const createCapacity = (): Capacity => ({
  places: held(CONNECTIONS, {
    share: "You have too many requests under way.",
    full: "Too many requests are under way.",
  }),
  bodies: held(BODY_BYTES, {
    share: "You are sending more at once than one person may.",
    full: "Too much is being sent at once.",
  }),
});

function held(limit: number, sentences: Record<Refusal, string>): Held {
  const shares = createShares({ limit, keptFor: () => keptPart(limit) });
  return {
    whileTaken: async ({ userId, amount, res }, work) => {
      const refusal = shares.tryTake(userId, amount) ? null : await shares.wait(userId, amount, res);
      if (refusal) throw rateLimited(sentences[refusal], RETRY_AFTER_MS);
      try {
        return await work();
      } finally {
        shares.giveBack(userId, amount);
      }
    },
  };
}

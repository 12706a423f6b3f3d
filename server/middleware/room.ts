// Something that all share in this process, taken while it is used.

import type { Asker } from "../zoom/call.ts";
import type { Refusal } from "../zoom/fair-share.ts";
import { createShares, type SharesOptions, shareOf } from "../zoom/shares.ts";
import { rateLimited } from "./rate-limited.ts";

export interface Room {
  /**
   * Runs `work` while so much is taken for somebody.
   *
   * @throws RequestFailure `rate_limited` when it cannot be had soon
   * @throws the signal's reason
   */
  whileTaken<T>(asker: Asker, amount: number, work: () => Promise<T>): Promise<T>;
}

/** Nobody knows when some of it comes back. */
const RETRY_AFTER_MS = 2_000;

export function createRoom(
  options: Pick<SharesOptions, "limit" | "keptFor">,
  sentences: Readonly<Record<Refusal, string>>,
): Room {
  const shares = createShares(options);
  return {
    whileTaken: async (asker, amount, work) => {
      const refusal = shares.tryTake(asker, amount) ? null : await shares.wait(asker, amount);
      if (refusal) throw rateLimited(sentences[refusal], RETRY_AFTER_MS);
      try {
        return await work();
      } finally {
        shares.giveBack(shareOf(asker), amount);
      }
    },
  };
}

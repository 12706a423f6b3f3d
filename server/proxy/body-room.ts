import { rateLimited } from "../middleware/rate-limited.ts";
import type { Asker } from "../zoom/call.ts";
import { keptPart, type Refusal } from "../zoom/fair-share.ts";
import { createShares, shareOf } from "../zoom/shares.ts";

/** Memory for request bodies, which stay in it until Zoom has answered. */
export interface BodyRoom {
  /**
   * Runs `work` while so many bytes are taken for somebody.
   *
   * @throws RequestFailure `rate_limited` when they cannot be had soon
   * @throws the signal's reason
   */
  whileTaken<T>(asker: Asker, bytes: number, work: () => Promise<T>): Promise<T>;
}

const BODY_BYTES = 268_435_456;
/** Nobody knows when some of it comes back. */
const RETRY_AFTER_MS = 2_000;

const sentences: Record<Refusal, string> = {
  share: "You are sending more at once than one person is allowed to.",
  full: "Too much is being sent at once.",
};

export function createBodyRoom(): BodyRoom {
  const shares = createShares({ limit: BODY_BYTES, keptFor: () => keptPart(BODY_BYTES) });
  return {
    whileTaken: async (asker, bytes, work) => {
      const refusal = shares.tryTake(asker, bytes) ? null : await shares.wait(asker, bytes);
      if (refusal) throw rateLimited(sentences[refusal], RETRY_AFTER_MS);
      try {
        return await work();
      } finally {
        shares.giveBack(shareOf(asker), bytes);
      }
    },
  };
}

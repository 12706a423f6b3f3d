// What the database's clock shows, without asking it. Each answer that tells the time came between two moments of this
// process, which bounds what lies between the clocks from both sides; the tightest bounds are kept.

export interface ClockReckoning {
  /** Takes note of an answer. @param sentAt,@param receivedAt of `performance.now()`. @param tellsMs epoch milliseconds */
  heard(sentAt: number, tellsMs: number, receivedAt: number): void;
  /** Surely reached by now; nothing before the first answer. */
  earliestMs(): number;
  /** Surely not passed by now. */
  latestMs(): number;
}

/** Clocks drift apart by less; in milliseconds each millisecond. */
const DRIFT = 0.0005;

export function createClockReckoning(): ClockReckoning {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let atMs = 0;
  return {
    heard: (sentAt, tellsMs, receivedAt) => {
      const drift = (receivedAt - atMs) * DRIFT;
      atMs = receivedAt;
      low = Math.max(low - drift, tellsMs - receivedAt);
      high = Math.min(high + drift, tellsMs - sentAt);
      // One of the clocks was set: what was known of them before is of no use.
      if (low > high) {
        low = tellsMs - receivedAt;
        high = tellsMs - sentAt;
      }
    },
    earliestMs: () => performance.now() + low,
    latestMs: () => performance.now() + high,
  };
}

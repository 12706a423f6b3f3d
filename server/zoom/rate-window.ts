// The requests of one label that count against Zoom's limit at this moment, and those that wait for it.
import type { Clock } from "../clock.ts";
import type { Asker, NoRoom } from "./call.ts";
import { keptPart, mayTakeAtMs, type Taken, whyNot } from "./fair-share.ts";
import type { Presence } from "./presence.ts";
import { createShares, LONGEST_WAIT_MS, shareOf } from "./shares.ts";

/** So many requests in any stretch of so many milliseconds. */
export interface Allowance {
  readonly requests: number;
  readonly windowMs: number;
}

export interface RateWindow {
  /** Null when the request may go at once; else it waits, and resolves to null when it may go. */
  turn(asker: Asker): Promise<NoRoom | null> | null;
}

export function createRateWindow({ requests, windowMs }: Allowance, presence: Presence, clock: Clock): RateWindow {
  /** What is taken for a second is soon back, so whoever is alone may have all of it. */
  const isShort = windowMs <= LONGEST_WAIT_MS;
  const shares = createShares({
    limit: requests,
    keptFor: (person) => (isShort && presence.isAlone(person) ? 0 : keptPart(requests)),
  });
  const taken: Taken[] = [];
  let waking: NodeJS.Timeout | null = null;

  const note = (asker: Asker) => {
    taken.push({ share: shareOf(asker), untilMs: clock.nowMs() + windowMs });
    wakeLater();
  };

  /** Takes back what no longer counts, which lets those who wait go. */
  const letGo = () => {
    const nowMs = clock.nowMs();
    for (let first = taken[0]; first && first.untilMs <= nowMs; first = taken[0]) {
      taken.shift();
      shares.giveBack(first.share, 1);
    }
  };

  const wakeLater = () => {
    const [first] = taken;
    if (waking || !first || !shares.isAnyWaiting()) return;
    const wake = () => {
      waking = null;
      letGo();
      wakeLater();
    };
    waking = setTimeout(wake, Math.max(1, first.untilMs - clock.nowMs()));
  };

  const waitForTurn = async (asker: Asker): Promise<NoRoom | null> => {
    const use = shares.use(asker);
    const waitMs = Math.max(mayTakeAtMs(shareOf(asker), use, taken) - clock.nowMs(), isShort ? windowMs : 1);
    const isHopeless = waitMs > LONGEST_WAIT_MS || shares.waitingOf(asker) >= requests;
    if (isHopeless && !use.isBackground) return { of: "label", refusal: whyNot(use, 1), retryAfterMs: waitMs };
    const waiting = shares.wait(asker, 1);
    wakeLater();
    const refusal = await waiting;
    if (refusal) return { of: "label", refusal, retryAfterMs: waitMs };
    note(asker);
    return null;
  };

  return {
    turn: (asker) => {
      letGo();
      if (!shares.tryTake(asker, 1)) return waitForTurn(asker);
      note(asker);
      return null;
    },
  };
}

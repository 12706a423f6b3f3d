// The requests of one label that count against Zoom's limit at this moment, and those that wait for it.
import type { ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import { keptPart, mayTakeAtMs, type Refusal, type Taken, whyNot } from "./fair-share.ts";
import type { Presence } from "./presence.ts";
import { createShares, LONGEST_WAIT_MS } from "./shares.ts";

/** So many requests in any stretch of so many milliseconds. */
export interface Allowance {
  readonly requests: number;
  readonly windowMs: number;
}

/** A request's turn will not come soon. */
export interface NoTurn {
  readonly refusal: Refusal;
  readonly retryAfterMs: number;
}

export interface RateWindow {
  /** Null when the request may go at once; else it waits, and resolves to null when it may go. */
  turn(userId: string, res: ServerResponse | null): Promise<NoTurn | null> | null;
}

export function createRateWindow({ requests, windowMs }: Allowance, presence: Presence, clock: Clock): RateWindow {
  /** What is taken for a second is soon back, so whoever is alone may have all of it. */
  const isShort = windowMs <= LONGEST_WAIT_MS;
  const shares = createShares({
    limit: requests,
    keptFor: (userId) => (isShort && presence.isAlone(userId) ? 0 : keptPart(requests)),
  });
  const taken: Taken[] = [];
  let waking: NodeJS.Timeout | null = null;

  const note = (userId: string) => {
    taken.push({ userId, untilMs: clock.nowMs() + windowMs });
    wakeLater();
  };

  /** Takes back what no longer counts, which lets those who wait go. */
  const letGo = () => {
    const nowMs = clock.nowMs();
    for (let first = taken[0]; first && first.untilMs <= nowMs; first = taken[0]) {
      taken.shift();
      shares.giveBack(first.userId, 1);
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

  const waitForTurn = async (userId: string, res: ServerResponse | null): Promise<NoTurn | null> => {
    const use = shares.use(userId);
    const waitMs = Math.max(mayTakeAtMs(userId, use, taken) - clock.nowMs(), isShort ? windowMs : 1);
    const isHopeless = waitMs > LONGEST_WAIT_MS || shares.waitingOf(userId) >= requests;
    if (isHopeless) return { refusal: whyNot(use, 1), retryAfterMs: waitMs };
    const waiting = shares.wait(userId, 1, res);
    wakeLater();
    const refusal = await waiting;
    if (refusal) return { refusal, retryAfterMs: waitMs };
    note(userId);
    return null;
  };

  return {
    turn: (userId, res) => {
      letGo();
      if (!shares.tryTake(userId, 1)) return waitForTurn(userId, res);
      note(userId);
      return null;
    },
  };
}

// Keeps our own requests below Zoom's limits, which count for the whole account and each label, and shares them among
// the people who send them. Other apps of the account and other instances of the console spend from the same limits,
// so Zoom may still say 429. What Zoom refuses has been spent all the same, and stays with whoever sent it.
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { Operation, RateLabel } from "../../contract/operation.ts";
import type { Clock } from "../clock.ts";
import type { ZoomPlan } from "../config/config.ts";
import { createDailyHolds, type DailyHolds } from "./daily-limit.ts";
import type { Refusal } from "./fair-share.ts";
import { createPresence, type Presence } from "./presence.ts";
import { rateLimited } from "./rate-limited.ts";
import { type Allowance, createRateWindow, type NoTurn, type RateWindow } from "./rate-window.ts";

/** A request that wants to go to Zoom. */
export interface Candidate {
  readonly accountId: string;
  /** Whose share it spends. */
  readonly userId: string;
  readonly operation: Pick<Operation, "id" | "rate">;
  /** Of the browser that waits for it; null when none does. */
  readonly res: ServerResponse | null;
}

export interface Governor {
  /**
   * Waits for the request's turn; no promise when it may go at once.
   *
   * @throws RequestFailure `rate_limited` when it would not come soon
   * @throws BrowserGone
   */
  turn(candidate: Candidate): Promise<void> | undefined;
  /** Takes note of what Zoom says of its limits in an answer. */
  answered(candidate: Candidate, status: number, headers: IncomingHttpHeaders): void;
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

interface Account {
  readonly presence: Presence;
  readonly holds: DailyHolds;
  readonly windows: Record<RateLabel, RateWindow>;
}

export function createGovernor(plan: ZoomPlan, clock: Clock): Governor {
  if (plan === "unlimited") return { turn: () => undefined, answered: () => undefined };
  const labels = allowances[plan];
  const accounts = new Map<string, Account>();

  const accountOf = (accountId: string): Account => {
    let account = accounts.get(accountId);
    if (!account) {
      const presence = createPresence(clock);
      const fresh = (label: RateLabel) => createRateWindow(labels[label], presence, clock);
      account = {
        presence,
        holds: createDailyHolds(),
        windows: {
          LIGHT: fresh("LIGHT"),
          MEDIUM: fresh("MEDIUM"),
          HEAVY: fresh("HEAVY"),
          "RESOURCE-INTENSIVE": fresh("RESOURCE-INTENSIVE"),
        },
      };
      accounts.set(accountId, account);
    }
    return account;
  };

  return {
    turn: ({ accountId, userId, operation, res }) => {
      const { presence, holds, windows } = accountOf(accountId);
      presence.seen(userId);
      const heldMs = holds.waitMs(operation, clock.nowMs());
      if (heldMs > 0) throw rateLimited(sentences.day, heldMs);
      return windows[operation.rate].turn(userId, res)?.then(goOrThrow);
    },
    answered: ({ accountId, operation }, status, headers) =>
      accountOf(accountId).holds.answered(operation, status, headers, clock.nowMs()),
  };
}

const sentences: Record<Refusal | "day", string> = {
  share: "You have used your share of the requests that Zoom allows the account.",
  full: "Zoom allows the account only so many requests of this kind.",
  day: "Zoom says that the account has used up its requests of this kind for today.",
};

function goOrThrow(noTurn: NoTurn | null): void {
  if (noTurn) throw rateLimited(sentences[noTurn.refusal], noTurn.retryAfterMs);
}

// Keeps our own requests below Zoom's limits, which count for the whole account and each label, and shares them among
// the people who send them. Other apps of the account and other instances of the console spend from the same limits,
// so Zoom may still say 429. What Zoom refuses has been spent all the same, and stays with whoever sent it.
import type { Operation, RateLabel } from "../../contract/operation.ts";
import { type RateLimit, rateLimits } from "../../contract/rate-limits.ts";
import type { Clock } from "../clock.ts";
import type { ZoomPlan } from "../config/config.ts";
import type { WireHeaders } from "./answer.ts";
import type { Asker, NoRoom } from "./call.ts";
import { createDailyHolds, type DailyHolds } from "./daily-limit.ts";
import { createPresence, type Presence } from "./presence.ts";
import { type Allowance, createRateWindow, type RateWindow } from "./rate-window.ts";

/** A request that wants to go to Zoom. */
export interface Candidate extends Asker {
  /** Whose limits it spends. */
  readonly accountId: string;
  readonly operation: Pick<Operation, "id" | "rate">;
}

export interface Governor {
  /**
   * Null when the request may go at once, or why it may not soon; else it waits, and resolves to the same. Only people
   * are told that it takes too long: jobs wait, unless the day's limit is spent.
   *
   * @throws the signal's reason
   */
  admit(candidate: Candidate): Promise<NoRoom | null> | NoRoom | null;
  /** Takes note of what Zoom says of its limits in an answer. */
  answered(candidate: Candidate, status: number, headers: WireHeaders): void;
}

/** A little more than Zoom's windows: requests sent apart may arrive closer together. */
const windowsMs = { 1: 1_050, 60: 60_500 } as const;

const allowanceOf = ({ requests, seconds }: RateLimit): Allowance => ({ requests, windowMs: windowsMs[seconds] });

interface Account {
  readonly presence: Presence;
  readonly holds: DailyHolds;
  readonly windows: Record<RateLabel, RateWindow>;
}

export function createGovernor(plan: ZoomPlan, clock: Clock): Governor {
  if (plan === "unlimited") return { admit: () => null, answered: () => undefined };
  const labels = rateLimits[plan];
  const accounts = new Map<string, Account>();

  const accountOf = (accountId: string): Account => {
    let account = accounts.get(accountId);
    if (!account) {
      const presence = createPresence(clock);
      const fresh = (label: RateLabel) => createRateWindow(allowanceOf(labels[label]), presence, clock);
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
    admit: (candidate) => {
      const { person, operation } = candidate;
      const { presence, holds, windows } = accountOf(candidate.accountId);
      if (candidate.lane === "interactive") presence.seen(person);
      const heldMs = holds.waitMs(operation, clock.nowMs());
      if (heldMs > 0) return { of: "day", refusal: "full", retryAfterMs: heldMs };
      return windows[operation.rate].turn(candidate);
    },
    answered: ({ accountId, operation }, status, headers) =>
      accountOf(accountId).holds.answered(operation, status, headers, clock.nowMs()),
  };
}

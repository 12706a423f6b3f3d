// Keeps the requests of all instances of the console below Zoom's limits, which count for the whole account and each
// label, and shares them among the people who send them. Other apps of the account spend from the same limits, so Zoom
// may still say 429. What Zoom refuses has been spent all the same, and stays with whoever sent it.
import { randomUUID } from "node:crypto";
import type { Operation, RateLabel } from "../../contract/operation.ts";
import { ownLimits } from "../../contract/own-limits.ts";
import { type RateLimit, rateLimits } from "../../contract/rate-limits.ts";
import type { Clock } from "../clock.ts";
import type { ZoomPlan } from "../config/config.ts";
import type { Log } from "../log.ts";
import { createTrouble } from "../log-trouble.ts";
import { retryAfterMsOf, type WireHeaders } from "./answer.ts";
import type { Asker, NoRoom } from "./call.ts";
import { createClockReckoning } from "./limits/clock-reckoning.ts";
import { refusedForDay } from "./limits/holds.ts";
import { createLease } from "./limits/lease.ts";
import type { LimitStore } from "./limits/limit-store.ts";
import { createPresence, type Presence } from "./presence.ts";
import { createRateWindow, type RateWindow } from "./rate-window.ts";

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
   * @throws the signal's reason; to people, LimitsUnknown and what the store throws
   */
  admit(candidate: Candidate): Promise<NoRoom | null> | NoRoom | null;
  /** In how many milliseconds it may go, once it has had its turn: a job's has that a little ahead of time. */
  dueInMs(candidate: Candidate): number;
  /** To be said when it goes to Zoom, which may be a while after its turn. */
  sending(candidate: Candidate): void;
  /** Takes note of what Zoom says of its limits in an answer. */
  answered(candidate: Candidate, status: number, headers: WireHeaders): void;
}

export interface GovernorDeps {
  readonly plan: ZoomPlan;
  readonly store: LimitStore;
  readonly clock: Clock;
  readonly log: Log;
}

interface Account {
  readonly presence: Presence;
  readonly windows: Record<RateLabel, RateWindow>;
  /** Of operations that have a limit of their own too, where that is below their label's. */
  readonly own: Map<string, RateWindow>;
}

export function createGovernor({ plan, store, clock, log }: GovernorDeps): Governor {
  if (plan === "unlimited") return { admit: () => null, dueInMs: () => 0, sending: nothing, answered: nothing };
  const limits = rateLimits[plan];
  const instance = randomUUID();
  const reckoning = createClockReckoning();
  const trouble = createTrouble(log, {
    began: "the database does not say how many requests may go to Zoom",
    over: "the database says again how many requests may go to Zoom",
  });
  const accounts = new Map<string, Account>();

  const windowOf = (accountId: string, presence: Presence, name: string, limit: RateLimit): RateWindow => {
    const lease = createLease({ accountId, name, limit, instance, store, reckoning });
    return createRateWindow({ limit, lease, presence, reckoning, trouble });
  };
  const accountOf = (accountId: string): Account => {
    let account = accounts.get(accountId);
    if (!account) {
      const presence = createPresence(clock);
      const fresh = (label: RateLabel) => windowOf(accountId, presence, label, limits[label]);
      account = {
        presence,
        windows: {
          LIGHT: fresh("LIGHT"),
          MEDIUM: fresh("MEDIUM"),
          HEAVY: fresh("HEAVY"),
          "RESOURCE-INTENSIVE": fresh("RESOURCE-INTENSIVE"),
        },
        own: new Map(),
      };
      accounts.set(accountId, account);
    }
    return account;
  };

  /** The one of the operation itself; undefined where its label's limit is all that counts. */
  const ownWindowOf = ({ accountId, operation: { id, rate } }: Candidate): RateWindow | undefined => {
    const limit = ownLimits.get(id);
    const ofLabel = limits[rate];
    if (!limit || limit.requests / limit.seconds >= ofLabel.requests / ofLabel.seconds) return undefined;
    const { presence, own } = accountOf(accountId);
    const window = own.get(id) ?? windowOf(accountId, presence, id, limit);
    own.set(id, window);
    return window;
  };

  return {
    admit: (candidate) => {
      const { presence, windows } = accountOf(candidate.accountId);
      if (candidate.lane === "interactive") presence.seen(candidate.person);
      const ofLabel = () => windows[candidate.operation.rate].turn(candidate);
      // The scarcer turn first: what waits for it keeps no other from the label's.
      const own = ownWindowOf(candidate)?.turn(candidate) ?? null;
      if (!own) return ofLabel();
      return own instanceof Promise ? own.then((noRoom) => noRoom ?? ofLabel()) : own;
    },
    dueInMs: (candidate) =>
      Math.max(
        ownWindowOf(candidate)?.dueInMs(candidate) ?? 0,
        accountOf(candidate.accountId).windows[candidate.operation.rate].dueInMs(candidate),
      ),
    sending: (candidate) => {
      ownWindowOf(candidate)?.sending(candidate);
      accountOf(candidate.accountId).windows[candidate.operation.rate].sending(candidate);
    },
    answered: (candidate, status, headers) => {
      const { accountId, operation } = candidate;
      const { windows } = accountOf(accountId);
      const own = windows[operation.rate];
      const isOfDay = headers["x-ratelimit-type"] === "Daily-limit";
      if (status !== 429) {
        const told = toldBy(headers, limits[operation.rate]);
        own.answered(operation, told.leftInWindow, told.spentOfDay);
      } else if (isOfDay) {
        for (const { name, label, awayMs } of refusedForDay(operation, status, headers, clock.nowMs()))
          windows[label].hold(name, awayMs);
      } else {
        const ofOperation = ownWindowOf(candidate);
        const isOfLabel = Number(headers["x-ratelimit-limit"]) === limits[operation.rate].requests;
        const isOfOperation = !isOfLabel || Number(headers["x-ratelimit-remaining"]) > 0;
        const refused = ofOperation && isOfOperation ? ofOperation : own;
        refused.refused(retryAfterMsOf(headers, clock.nowMs()), headers["x-ratelimit-type"] === "QPS");
      }
    },
  };
}

const nothing = () => undefined;

/** What is left of a limit, by an answer. One without a type is the day's where it names as many as the day has. */
function toldBy(headers: WireHeaders, { requests, day }: RateLimit) {
  const type = headers["x-ratelimit-type"];
  const [most, left] = [headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]].map(Number);
  const nothing = { leftInWindow: null, spentOfDay: null };
  if (most === undefined || left === undefined || !(left >= 0) || !(most > 0)) return nothing;
  if (day && (type === "Daily-limit" || (type === undefined && most === day.requests)))
    return { leftInWindow: null, spentOfDay: most === day.requests ? most - left : null };
  return type === "QPS" || (type === undefined && most === requests)
    ? { leftInWindow: left, spentOfDay: null }
    : nothing;
}

// Governors of several instances by the time that a test lets pass, and people and jobs who ask them.
import { afterEach, beforeEach, vi } from "vitest";
import type { RateLabel } from "../../contract/operation.ts";
import type { ZoomPlan } from "../config/config.ts";
import { createLog } from "../log.ts";
import { wait } from "../wait.ts";
import type { Lane } from "../zoom/call.ts";
import type { Refusal } from "../zoom/fair-share.ts";
import { createGovernor } from "../zoom/governor.ts";
import { shareOf } from "../zoom/shares.ts";
import { type MemoryLimitStore, memoryLimitStore } from "./limit-store.ts";

/** By the time that the tests let pass. */
export const clock = { nowMs: () => Date.now() };
export const log = createLog("silent", { write: () => undefined });
/** To be called by a file of tests before its first. */
export function withTimeAtHand(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** What became of one request: when it went, or how long it is to stay away. */
type Ended = { readonly wentAtMs: number } | { readonly retryAfterMs: number; readonly refusal: Refusal };

interface Asking {
  readonly accountId?: string;
  readonly lane?: Lane;
  /** Which instance of the console it comes to. */
  readonly instance?: number;
  readonly operationId?: string;
}

interface Asker {
  readonly ended: (Ended & { readonly userId: string; readonly waitedMs: number })[];
  readonly failed: unknown[];
  readonly store: MemoryLimitStore;
  ask(userId: string, label: RateLabel, asking?: Asking): void;
  /** What Zoom answers to a request of an instance. */
  answer(label: RateLabel, status: number, headers: Record<string, string>, asking?: Asking): void;
  /** Those that went, and those that were refused, of a person. */
  went(userId: string): number;
  refused(userId: string): readonly { readonly retryAfterMs: number; readonly refusal: Refusal }[];
  /** When requests went, in order. */
  times(): readonly number[];
}

interface Options {
  readonly instances?: number;
  readonly delayMs?: () => number;
  readonly nowMs?: () => number;
}

export function asker(plan: ZoomPlan, { instances = 1, delayMs, nowMs = clock.nowMs }: Options = {}): Asker {
  const store = memoryLimitStore(nowMs, delayMs);
  const governors = Array.from({ length: instances }, () => createGovernor({ plan, store, clock, log }));
  const ended: Asker["ended"] = [];
  const failed: unknown[] = [];
  const candidate = (person: string, label: RateLabel, asking: Asking) => {
    const { accountId = "account", lane = "interactive", operationId = `any ${label}` } = asking;
    return { accountId, person, lane, operation: { id: operationId, rate: label }, signal: null };
  };
  const governorOf = ({ instance = 0 }: Asking) => {
    const governor = governors[instance];
    if (!governor) throw new Error(`no instance ${instance}`);
    return governor;
  };
  const ask = async (person: string, label: RateLabel, asking: Asking) => {
    const own = candidate(person, label, asking);
    const userId = shareOf(own);
    const askedAtMs = Date.now();
    try {
      const noRoom = await governorOf(asking).admit(own);
      const dueInMs = noRoom ? 0 : governorOf(asking).dueInMs(own);
      if (dueInMs > 0) await wait(dueInMs);
      const waitedMs = Date.now() - askedAtMs;
      if (!noRoom) governorOf(asking).sending(own);
      ended.push(noRoom ? { userId, waitedMs, ...noRoom } : { userId, waitedMs, wentAtMs: Date.now() });
    } catch (error) {
      failed.push(error);
    }
  };
  const of = (userId: string) => ended.filter((each) => each.userId === userId);
  return {
    ended,
    failed,
    store,
    ask: (userId, label, asking = {}) => void ask(userId, label, asking),
    answer: (label, status, headers, asking = {}) =>
      governorOf(asking).answered(candidate("any", label, asking), status, headers),
    went: (userId) => of(userId).filter((each) => "wentAtMs" in each).length,
    refused: (userId) => of(userId).flatMap((each) => ("retryAfterMs" in each ? [each] : [])),
    times: () => ended.flatMap((each) => ("wentAtMs" in each ? [each.wentAtMs] : [])).sort((a, b) => a - b),
  };
}

export const times = (count: number, work: (index: number) => void) => {
  for (let index = 0; index < count; index++) work(index);
};
/** What an instance was given it uses without asking anew, for so long. */
export const LEASE_MS = 2_000;
/** Long enough for the database. */
export const moment = () => vi.advanceTimersByTimeAsync(20);

/** The most that went within any stretch of so many milliseconds. */
export function mostWithin(sent: readonly number[], ms: number): number {
  let most = 0;
  let first = 0;
  for (const [index, at] of sent.entries()) {
    while (at - (sent[first] ?? at) >= ms) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

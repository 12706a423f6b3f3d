// What everybody shares in this process: who has taken how much, and who waits for more.
import type { ServerResponse } from "node:http";
import { mayTake, type Refusal, type Use, whyNot } from "./fair-share.ts";
import { BrowserGone } from "./wait.ts";

/** Longer waits are the browser's to show. */
export const LONGEST_WAIT_MS = 1_500;

export interface Shares {
  use(userId: string): Use;
  /** How many requests of a person wait. */
  waitingOf(userId: string): number;
  isAnyWaiting(): boolean;
  tryTake(userId: string, amount: number): boolean;
  /**
   * Waits until the person may take so much; of those who wait, who has taken least goes first. Resolves to null when
   * it is taken, to the reason when it was not in time.
   *
   * @throws BrowserGone
   */
  wait(userId: string, amount: number, res: ServerResponse | null): Promise<Refusal | null>;
  giveBack(userId: string, amount: number): void;
}

export interface SharesOptions {
  readonly limit: number;
  /** See `Use.kept`. */
  readonly keptFor: (userId: string) => number;
}

interface Waiter {
  readonly userId: string;
  readonly amount: number;
  readonly go: () => void;
}

export function createShares({ limit, keptFor }: SharesOptions): Shares {
  const owns = new Map<string, number>();
  const waiters = new Set<Waiter>();
  let total = 0;

  const ownOf = (userId: string) => owns.get(userId) ?? 0;
  const use = (userId: string): Use => ({
    limit,
    kept: keptFor(userId),
    total,
    own: ownOf(userId),
    others: owns.size - (owns.has(userId) ? 1 : 0),
  });
  const tryTake = (userId: string, amount: number): boolean => {
    if (!mayTake(use(userId), amount)) return false;
    total += amount;
    owns.set(userId, ownOf(userId) + amount);
    return true;
  };
  const next = (): Waiter | null => {
    let chosen: Waiter | null = null;
    for (const waiter of waiters)
      if ((!chosen || ownOf(waiter.userId) < ownOf(chosen.userId)) && mayTake(use(waiter.userId), waiter.amount))
        chosen = waiter;
    return chosen;
  };

  return {
    use,
    waitingOf: (userId) => {
      let count = 0;
      for (const waiter of waiters) if (waiter.userId === userId) count += 1;
      return count;
    },
    isAnyWaiting: () => waiters.size > 0,
    tryTake,
    wait: (userId, amount, res) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          clearTimeout(late);
          waiters.delete(waiter);
          res?.off("close", gone);
        };
        const gone = () => {
          leave();
          reject(new BrowserGone("the browser went away"));
        };
        const waiter: Waiter = {
          userId,
          amount,
          go: () => {
            leave();
            resolve(null);
          },
        };
        const late = setTimeout(() => {
          leave();
          resolve(whyNot(use(userId), amount));
        }, LONGEST_WAIT_MS);
        waiters.add(waiter);
        if (res?.closed) gone();
        else res?.once("close", gone);
      }),
    giveBack: (userId, amount) => {
      total -= amount;
      const own = ownOf(userId) - amount;
      if (own > 0) owns.set(userId, own);
      else owns.delete(userId);
      for (let waiter = next(); waiter; waiter = next()) {
        tryTake(waiter.userId, waiter.amount);
        waiter.go();
      }
    },
  };
}

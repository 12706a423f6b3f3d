// What everybody shares in this process: who has taken how much, and who waits for more.
import type { Asker, Lane } from "./call.ts";
import { keptPart, mayTake, type Refusal, type Use, whyNot } from "./fair-share.ts";

/** Longer waits are the browser's to show. What no person waits for waits as long as it takes. */
export const LONGEST_WAIT_MS = 1_500;

export interface Shares {
  use(asker: Asker): Use;
  /** How many requests of the same share wait. */
  waitingOf(asker: Asker): number;
  isAnyWaiting(): boolean;
  tryTake(asker: Asker, amount: number): boolean;
  /**
   * Waits until so much may be taken: people go before jobs, and of those alike who has taken least. Resolves to null
   * when it is taken, to the reason when it was not in time.
   *
   * @throws the signal's reason
   */
  wait(asker: Asker, amount: number): Promise<Refusal | null>;
  giveBack(share: string, amount: number): void;
}

export interface SharesOptions {
  readonly limit: number;
  /** See `Use.kept`; for people. */
  readonly keptFor: (person: string) => number;
}

interface Waiter {
  readonly asker: Asker;
  readonly amount: number;
  readonly go: () => void;
}

/** A person's jobs have a share of their own, so that they keep nobody from working, themselves least of all. */
export const shareOf = ({ person, lane }: Asker): string => (lane === "interactive" ? person : `${lane} of ${person}`);

const ranks: Record<Lane, number> = { interactive: 0, job: 1, sync: 2 };

export function createShares({ limit, keptFor }: SharesOptions): Shares {
  const owns = new Map<string, number>();
  const waiters = new Set<Waiter>();
  /** All but one where there is but one. */
  const keptFromBackground = Math.min(keptPart(limit), limit - 1);
  let total = 0;

  const ownOf = (asker: Asker) => owns.get(shareOf(asker)) ?? 0;
  const use = (asker: Asker): Use => {
    const isBackground = asker.lane !== "interactive";
    const share = shareOf(asker);
    return {
      limit,
      kept: isBackground ? keptFromBackground : keptFor(asker.person),
      isBackground,
      total,
      own: owns.get(share) ?? 0,
      others: owns.size - (owns.has(share) ? 1 : 0),
    };
  };
  const tryTake = (asker: Asker, amount: number): boolean => {
    if (!mayTake(use(asker), amount)) return false;
    total += amount;
    owns.set(shareOf(asker), ownOf(asker) + amount);
    return true;
  };
  const isBefore = (one: Asker, other: Asker) =>
    one.lane === other.lane ? ownOf(one) < ownOf(other) : ranks[one.lane] < ranks[other.lane];
  const next = (): Waiter | null => {
    let chosen: Waiter | null = null;
    for (const waiter of waiters)
      if ((!chosen || isBefore(waiter.asker, chosen.asker)) && mayTake(use(waiter.asker), waiter.amount))
        chosen = waiter;
    return chosen;
  };

  return {
    use,
    waitingOf: (asker) => {
      const share = shareOf(asker);
      let count = 0;
      for (const waiter of waiters) if (shareOf(waiter.asker) === share) count += 1;
      return count;
    },
    isAnyWaiting: () => waiters.size > 0,
    tryTake,
    wait: (asker, amount) =>
      new Promise((resolve, reject) => {
        const { signal } = asker;
        let late: NodeJS.Timeout | undefined;
        const leave = () => {
          clearTimeout(late);
          waiters.delete(waiter);
          signal?.removeEventListener("abort", gone);
        };
        const gone = () => {
          leave();
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          asker,
          amount,
          go: () => {
            leave();
            resolve(null);
          },
        };
        if (signal?.aborted) return gone();
        signal?.addEventListener("abort", gone);
        waiters.add(waiter);
        if (asker.lane !== "interactive") return;
        late = setTimeout(() => {
          leave();
          resolve(whyNot(use(asker), amount));
        }, LONGEST_WAIT_MS);
      }),
    giveBack: (share, amount) => {
      total -= amount;
      const own = (owns.get(share) ?? 0) - amount;
      if (own > 0) owns.set(share, own);
      else owns.delete(share);
      for (let waiter = next(); waiter; waiter = next()) {
        tryTake(waiter.asker, waiter.amount);
        waiter.go();
      }
    },
  };
}

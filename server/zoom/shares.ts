// What everybody shares: who has taken how much, and who waits for more in this process.
import { keptPart } from "../../contract/rate-limits.ts";
import type { Asker, Lane } from "./call.ts";
import { mayTake, type Refusal, type Taken, type Use, whyNot } from "./fair-share.ts";

/** Longer waits are the browser's to show. What no person waits for waits as long as it takes. */
export const LONGEST_WAIT_MS = 1_500;

export interface Shares<A extends Asker = Asker> {
  use(asker: Asker): Use;
  /** How many requests of the same share wait. */
  waitingOf(asker: Asker): number;
  /** How many requests wait: people's, and others. */
  waiting(): { readonly people: number; readonly jobs: number };
  /** Those of them who would not be too many by their shares, people first. */
  mayGo(): readonly (Pick<Use, "kept" | "isBackground"> & { readonly share: string })[];
  isAnyWaiting(): boolean;
  /** How much is taken. */
  total(): number;
  tryTake(asker: A, amount: number): boolean;
  /**
   * Waits until so much may be taken: people go before jobs, and of those alike who has taken least. Resolves to null
   * when it is taken, to the reason when it was not in time.
   *
   * @throws the signal's reason
   */
  wait(asker: A, amount: number): Promise<Refusal | null>;
  giveBack(share: string, amount: number): void;
  /** Lets those go who may. */
  letGo(): void;
  /** Refuses those who wait and should not. */
  refuse(why: (asker: A) => Refusal | null): void;
  /** Has people's waiting end with an error. */
  fail(error: unknown): void;
  /** Says anew what is taken, by whomever and wherever. */
  replace(taken: Iterable<Taken>): void;
}

export interface SharesOptions<A extends Asker = Asker> {
  readonly limit: number;
  /** See `Use.kept`; for people. */
  readonly keptFor: (person: string) => number;
  /** The same for what nobody waits for; all but one where there is but one, when left out. */
  readonly keptFromBackground?: number;
  /** Takes what is needed beside a share; false when it is not there. */
  readonly spend?: (asker: A) => boolean;
}

interface Waiter<A> {
  readonly asker: A;
  readonly amount: number;
  readonly end: (refusal: Refusal | null) => void;
  readonly fail: (error: unknown) => void;
}

/** A person's jobs have a share of their own, so that they keep nobody from working, themselves least of all. */
export const shareOf = ({ person, lane }: Asker): string => (lane === "interactive" ? person : `${lane} of ${person}`);

const ranks: Record<Lane, number> = { interactive: 0, job: 1, sync: 2 };

export function createShares<A extends Asker = Asker>(options: SharesOptions<A>): Shares<A> {
  const { limit, keptFor, keptFromBackground = Math.min(keptPart(limit), limit - 1), spend } = options;
  const owns = new Map<string, number>();
  const waiters = new Set<Waiter<A>>();
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
  const tryTake = (asker: A, amount: number): boolean => {
    if (!mayTake(use(asker), amount) || (spend && !spend(asker))) return false;
    total += amount;
    owns.set(shareOf(asker), ownOf(asker) + amount);
    return true;
  };
  const isBefore = (one: Asker, other: Asker) =>
    one.lane === other.lane ? ownOf(one) < ownOf(other) : ranks[one.lane] < ranks[other.lane];
  const next = (): Waiter<A> | null => {
    let chosen: Waiter<A> | null = null;
    for (const waiter of waiters)
      if ((!chosen || isBefore(waiter.asker, chosen.asker)) && mayTake(use(waiter.asker), waiter.amount))
        chosen = waiter;
    return chosen;
  };
  const letGo = () => {
    for (let waiter = next(); waiter && tryTake(waiter.asker, waiter.amount); waiter = next()) waiter.end(null);
  };

  return {
    use,
    waitingOf: (asker) => {
      const share = shareOf(asker);
      let count = 0;
      for (const waiter of waiters) if (shareOf(waiter.asker) === share) count += 1;
      return count;
    },
    waiting: () => {
      let people = 0;
      for (const { asker } of waiters) if (asker.lane === "interactive") people += 1;
      return { people, jobs: waiters.size - people };
    },
    mayGo: () => {
      const more = new Map<string, number>();
      const going: (Pick<Use, "kept" | "isBackground"> & { readonly share: string })[] = [];
      const sorted = [...waiters].sort((one, other) => ranks[one.asker.lane] - ranks[other.asker.lane]);
      for (const { asker, amount } of sorted) {
        const share = shareOf(asker);
        const now = use(asker);
        const own = more.get(share) ?? 0;
        if (!mayTake({ ...now, total: now.total + going.length, own: now.own + own }, amount)) continue;
        more.set(share, own + 1);
        going.push({ share, kept: now.kept, isBackground: now.isBackground });
      }
      return going;
    },
    isAnyWaiting: () => waiters.size > 0,
    total: () => total,
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
        const fail = (error: unknown) => {
          leave();
          reject(error);
        };
        const gone = () => fail(signal?.reason);
        const end = (refusal: Refusal | null) => {
          leave();
          resolve(refusal);
        };
        const waiter = { asker, amount, end, fail };
        if (signal?.aborted) return gone();
        signal?.addEventListener("abort", gone);
        waiters.add(waiter);
        if (asker.lane !== "interactive") return;
        late = setTimeout(() => end(whyNot(use(asker), amount)), LONGEST_WAIT_MS);
      }),
    giveBack: (share, amount) => {
      total -= amount;
      const own = (owns.get(share) ?? 0) - amount;
      if (own > 0) owns.set(share, own);
      else owns.delete(share);
      letGo();
    },
    letGo,
    refuse: (why) => {
      for (const { asker, end } of [...waiters]) {
        const refusal = why(asker);
        if (refusal) end(refusal);
      }
    },
    fail: (error) => {
      for (const { asker, fail } of [...waiters]) if (asker.lane === "interactive") fail(error);
    },
    replace: (taken) => {
      owns.clear();
      total = 0;
      for (const { share } of taken) {
        total += 1;
        if (share !== "") owns.set(share, (owns.get(share) ?? 0) + 1);
      }
    },
  };
}

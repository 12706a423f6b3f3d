import type { Turns } from "./taking.ts";

/** Remembered; whoever was forgotten goes first. */
const MOST_HAD = 1_000;

interface TurnsTaken {
  /** Undefined where nobody's turn is heeded. */
  now(): Turns | undefined;
  took(whose: string): void;
  /** @returns whether they may have a job again that they could not have had before */
  ended(whose: string): boolean;
}

/** Keeps whose turn it is among the workers of one instance. One of them, where there are several, is left for others. */
export function createTurns(by: string | undefined, concurrency: number): TurnsTaken {
  const most = Math.max(1, concurrency - 1);
  const had = new Set<string>();
  const underWay = new Map<string, number>();
  return {
    now: () => {
      if (by === undefined) return undefined;
      const full = [...underWay].flatMap(([whose, count]) => (count >= most ? [whose] : []));
      return { by, full, had: [...had] };
    },
    took: (whose) => {
      had.delete(whose);
      had.add(whose);
      for (const first of had) {
        if (had.size <= MOST_HAD) break;
        had.delete(first);
      }
      underWay.set(whose, (underWay.get(whose) ?? 0) + 1);
    },
    ended: (whose) => {
      const count = underWay.get(whose) ?? 0;
      if (count > 1) underWay.set(whose, count - 1);
      else underWay.delete(whose);
      return count >= most;
    },
  };
}

// How many items of a change are worked on together: as many as take a second or two, whatever they wait for. More would
// be read and not written by the end of their slice, fewer would leave nothing to do while answers are awaited.

export interface Pace {
  /** Whether it is known how long items take. */
  isMeasured(): boolean;
  items(): number;
  /** So many were brought to their ends together, in so many milliseconds. */
  took(items: number, ms: number): void;
}

const TOGETHER_MS = 1_500;
/**
 * How many there may be. Zoom takes 5, 10 or 20 in one call, people of directory groups 30: all but the slow ones are
 * whole calls of 20, and the two highest of 30 too. The most are enough for a second at its highest limit.
 */
const SIZES = [10, 20, 60, 120] as const;
const FIRST_ITEMS = 60;
/** Fewer say nothing of how long many take together: one that is created is waited for alone. */
const TELLING_ITEMS = SIZES[0];

export function createPace(): Pace {
  let isMeasured = false;
  let most: number = FIRST_ITEMS;
  return {
    isMeasured: () => isMeasured,
    items: () => most,
    took: (items, ms) => {
      if (items < TELLING_ITEMS) return;
      isMeasured = true;
      const inTime = Math.round((items * TOGETHER_MS) / Math.max(1, ms));
      most = SIZES.findLast((size) => size <= inTime) ?? SIZES[0];
    },
  };
}

/** Changes whose pace is remembered from one of their slices to the next. */
const MOST_CHANGES = 100;

export interface Paces {
  of(changeId: string): Pace;
  /** There is no next slice, as far as is known. */
  forget(changeId: string): void;
}

export function createPaces(): Paces {
  const paces = new Map<string, Pace>();
  return {
    of: (changeId) => {
      const pace = paces.get(changeId) ?? createPace();
      paces.delete(changeId);
      paces.set(changeId, pace);
      for (const oldest of paces.keys()) {
        if (paces.size <= MOST_CHANGES) break;
        paces.delete(oldest);
      }
      return pace;
    },
    forget: (changeId) => void paces.delete(changeId),
  };
}

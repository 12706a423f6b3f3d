// What happened lately, by number, so that who was away for a moment hears what they missed.

/** More than a minute of the busiest account. */
const MOST = 2_000;

export interface Ring {
  /** Number of the latest; 0 before the first. */
  latest(): number;
  add(changeId: string): number;
  /** What came after a number, each change once with its latest number; null when some of it is forgotten. */
  since(number: number): ReadonlyMap<string, number> | null;
  forget(): void;
}

export function createRing(most = MOST): Ring {
  let entries: { readonly number: number; readonly changeId: string }[] = [];
  let latest = 0;
  /** Whoever has heard less than this has missed something. */
  let knownSince = 0;
  return {
    latest: () => latest,
    add: (changeId) => {
      latest += 1;
      entries.push({ number: latest, changeId });
      if (entries.length > 2 * most) {
        entries = entries.slice(-most);
        knownSince = latest - most;
      }
      return latest;
    },
    since: (number) => {
      if (number < knownSince || number > latest) return null;
      return new Map(entries.filter((entry) => entry.number > number).map((entry) => [entry.changeId, entry.number]));
    },
    forget: () => {
      entries = [];
      latest += 1;
      knownSince = latest;
    },
  };
}

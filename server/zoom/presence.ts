import type { Clock } from "../clock.ts";

/** For how long somebody who has asked for something counts as being there. */
const THERE_MS = 300_000;

/** Who is there to share with. */
export interface Presence {
  seen(userId: string): void;
  /** Whether nobody else has been seen lately. */
  isAlone(userId: string): boolean;
  /** Whether anybody has been seen within so many milliseconds. */
  isAnyone(withinMs: number): boolean;
}

interface Seen {
  readonly userId: string;
  atMs: number;
}

export function createPresence(clock: Clock): Presence {
  let latest: Seen | null = null;
  /** The latest who is not the latest of all. */
  let other: Seen | null = null;
  return {
    seen: (userId) => {
      const atMs = clock.nowMs();
      if (latest?.userId === userId) latest.atMs = atMs;
      else {
        other = latest;
        latest = { userId, atMs };
      }
    },
    isAlone: (userId) => {
      const someone = latest?.userId === userId ? other : latest;
      return !someone || clock.nowMs() - someone.atMs >= THERE_MS;
    },
    isAnyone: (withinMs) => latest !== null && clock.nowMs() - latest.atMs < withinMs,
  };
}

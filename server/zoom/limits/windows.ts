// How long requests of a limit count, and what a window of them holds.
import type { Taken } from "../fair-share.ts";
import type { Permit, Window } from "./counts.ts";

/** How far ahead people get permits, who wait for no more. */
export const LONGEST_AHEAD_MS = 1_500;
/** How long a permit may be used. It is kept for longer where nobody else wants it. */
export const VALID_MS = 500;
export const VALID_ALONE_MS = 2_000;
/** For how long jobs count as there after they asked. */
export const JOBS_LATELY_MS = 1_000;
/** How long people count as there, to other instances, after they were seen. */
export const PEOPLE_THERE_MS = 300_000;

export const isLately = ({ askers }: Window, what: "jobsAtMs" | "peopleAtMs", sinceMs: number) =>
  Object.values(askers).some((asker) => asker[what] > sinceMs);

export const permitsOf = (leases: Window["leases"]): number =>
  Object.values(leases).reduce((sum, permits) => sum + permits.length, 0);
export const permitsIn = (windows: readonly Window[]): number =>
  windows.reduce((sum, { leases }) => sum + permitsOf(leases), 0);

export const byUntil = (one: { readonly untilMs: number }, other: { readonly untilMs: number }) =>
  one.untilMs - other.untilMs;

/** What counts in the place of a permit until its time comes. */
export const before = ({ after, fromMs }: Permit): Taken => ({ share: after, untilMs: fromMs });

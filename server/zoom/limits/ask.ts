// What an instance tells of an account's requests and asks for, and what it is answered.
import type { Taken, Use } from "../fair-share.ts";
import type { Holds, Permit } from "./counts.ts";

/** A request that was sent with a permit. */
export interface Used {
  readonly permit: Permit;
  readonly share: string;
  /** When it was sent, at the latest. */
  readonly atMs: number;
}

/** Somebody who waits. */
export interface Want extends Pick<Use, "kept" | "isBackground"> {
  readonly share: string;
}

export interface Ask {
  readonly instance: string;
  /** See `LeaseDeps`. */
  readonly name: string;
  /** Since the last time. */
  readonly used: readonly Used[];
  /** Of the permits it was given, those it still means to use. */
  readonly kept: readonly Permit[];
  /** Of a limit that is not quick: for whom it wants permits, people first. */
  readonly named: readonly Want[];
  /** Of a quick one: permits for people who wait, as soon as can be. */
  readonly people: number;
  /** Permits for people who may come, where no job needs them. */
  readonly spare: number;
  /** Permits for jobs, which may also be for a little later. */
  readonly jobs: number;
  readonly hasJobs: boolean;
  /** Whether people are there. */
  readonly hasPeople: boolean;
  /** What Zoom's answers tell: how long to send nothing, what is left of the window and how often it was refused, how much of the day all took. */
  readonly restMs: number;
  readonly left: number | null;
  readonly refusals: number;
  readonly spentOfDay: number | null;
  readonly holds: readonly { readonly name: string; readonly awayMs: number }[];
  /** Names whose limits were seen not to stand. */
  readonly freed: readonly string[];
  /** Names of which it wants to see whether their limits still stand; none when there is no such wish. */
  readonly tries: readonly string[];
}

export interface Reply {
  readonly permits: readonly Permit[];
  /** All that counts now, but for the permits given to this instance; in the order it comes back. */
  readonly taken: readonly Taken[];
  /** When there may be another permit; null when nobody knows. */
  readonly nextAtMs: number | null;
  /** How far ahead jobs get permits. */
  readonly aheadMs: number;
  /** Whether jobs run, anywhere. */
  readonly hasJobs: boolean;
  /** Whether people are there through other instances. */
  readonly hasOtherPeople: boolean;
  readonly restUntilMs: number;
  readonly day: { readonly total: number; readonly counts: Readonly<Record<string, number>>; readonly endMs: number };
  readonly holds: Holds;
  readonly mayTry: boolean;
}

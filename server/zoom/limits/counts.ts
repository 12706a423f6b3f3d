// What is counted of an account's requests over all instances of the console. Times are epoch milliseconds by the
// database's clock.
import * as v from "valibot";

/** A request that was sent. `share` says whose it is, see `shareOf`; empty when nobody knows. */
const TakenSchema = v.object({ share: v.string(), untilMs: v.number() });

/**
 * One request may be sent within these times. Whoever holds it sends it then, or lets it lapse. Where there are few, it
 * is for one share alone; else `share` is empty. Until `fromMs` a request of the share `after` counts in its place.
 */
const PermitSchema = v.object({ share: v.string(), after: v.string(), fromMs: v.number(), untilMs: v.number() });
export type Permit = v.InferOutput<typeof PermitSchema>;

/** The requests of one label that Zoom may still count. */
const WindowSchema = v.object({
  /** Sent; until when each counts. */
  taken: v.array(TakenSchema),
  /** Permits by the instance that holds them; each counts as if it were used at its end. */
  leases: v.record(v.string(), v.array(PermitSchema)),
  /** Before this nothing is begun: Zoom has refused something. */
  restUntilMs: v.number(),
  /** Requests of other apps, as far as Zoom's answers tell of them. */
  outside: v.object({ requests: v.number(), untilMs: v.number() }),
  /** The most that counted at once lately, of ours. */
  peak: v.object({ now: v.number(), before: v.number(), sinceMs: v.number() }),
  /** When the next permit for jobs is due, so that they leave gaps for people. */
  paceMs: v.number(),
  /** When each instance last asked: for jobs, and while people were there. */
  askers: v.record(v.string(), v.object({ jobsAtMs: v.number(), peopleAtMs: v.number() })),
});
export type Window = v.InferOutput<typeof WindowSchema>;

const DaySchema = v.object({
  /** The UTC day, counted from the epoch. */
  day: v.number(),
  /** Requests by share; see `shareOf`. */
  counts: v.record(v.string(), v.number()),
  /** Those of other apps, as far as Zoom's answers tell of them. */
  outside: v.number(),
});
export type Day = v.InferOutput<typeof DaySchema>;

const HoldSchema = v.object({ untilMs: v.number(), tryAtMs: v.number() });
/** Limits of the day that Zoom says are spent, by label or operation ID. */
const HoldsSchema = v.record(v.string(), HoldSchema);
export type Holds = Readonly<v.InferOutput<typeof HoldsSchema>>;

/** Labels that share a limit of the day are counted in one row. */
export const CountsSchema = v.object({
  windows: v.record(v.string(), WindowSchema),
  day: v.nullable(DaySchema),
  holds: HoldsSchema,
});
export type Counts = v.InferOutput<typeof CountsSchema>;

export const noCounts: Counts = { windows: {}, day: null, holds: {} };

export const newWindow = (): Window => ({
  taken: [],
  leases: {},
  restUntilMs: 0,
  outside: { requests: 0, untilMs: 0 },
  peak: { now: 0, before: 0, sinceMs: 0 },
  paceMs: 0,
  askers: {},
});

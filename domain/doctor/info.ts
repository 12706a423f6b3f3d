// What `GET /api/doctor` tells: what each grant was given, never a token.
import * as v from "valibot";

const scopes = v.array(v.string());

const Used = v.array(v.object({ operation: v.string(), lastAtMs: v.number() }));
const Uses = v.object({
  /** Since when it is written down. Epoch milliseconds, as all times here. */
  sinceMs: v.number(),
  me: Used,
  account: Used,
});
/** What the console has sent through each connection, whoever had it sent, with the day it did last. */
export type Uses = v.InferOutput<typeof Uses>;

export const DoctorInfo = v.object({
  /** Of whoever asks. */
  own: v.object({ scopes }),
  account: v.variant("is", [
    v.object({ is: v.literal("granted"), kind: v.picklist(["server-to-server", "admin-managed"]), scopes }),
    v.object({ is: v.literal("none") }),
    /** There is one, and it is told to owners and administrators of the account. */
    v.object({ is: v.literal("hidden") }),
    /** Zoom gives no token just now; a sentence says why. */
    v.object({
      ...{ is: v.literal("unavailable"), why: v.string() },
      /** Nothing is wrong: nobody has connected it yet. */
      isToDo: v.optional(v.boolean(), false),
    }),
  ]),
  /** What the apps have as their redirect address. */
  redirectAddress: v.string(),
  /** Told to whoever gives roles; null for others, and before anything was sent. */
  uses: v.nullish(Uses, null),
});
export type DoctorInfo = v.InferOutput<typeof DoctorInfo>;

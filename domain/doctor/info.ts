// What `GET /api/doctor` tells: what each grant was given, never a token.
import * as v from "valibot";

const scopes = v.array(v.string());

export const DoctorInfo = v.object({
  /** Of whoever asks. */
  own: v.object({ scopes }),
  account: v.variant("is", [
    v.object({ is: v.literal("granted"), scopes }),
    v.object({ is: v.literal("none") }),
    /** There is one, and it is told to owners and administrators of the account. */
    v.object({ is: v.literal("hidden") }),
    /** Zoom gives no token just now; a sentence says why. */
    v.object({ is: v.literal("unavailable"), why: v.string() }),
  ]),
  /** What the apps have as their redirect address. */
  redirectAddress: v.string(),
});
export type DoctorInfo = v.InferOutput<typeof DoctorInfo>;

// Apart from what makes failures: the first rows load that, and read none that was stored.
import * as v from "valibot";

export const failureKinds = [
  /** Nobody is signed in any more, or somebody else is; or Zoom took back the grant. */
  "session_ended",
  /** Zoom's limit or a share of the console's is used up; `retryAfterMs` says for how long. */
  "rate_limited",
  /** A page token lived out its 15 minutes. */
  "cursor_expired",
  "missing_scope",
  "forbidden",
  "not_found",
  /** The request was never sent, or nothing is known of whether it was. */
  "network",
  /** An answer of success that does not have the shape the contract promises. */
  "contract_mismatch",
  /** No answer came to a change, and Zoom has not told yet whether it was made. */
  "unanswered",
  /** No answer came to a change; asked, Zoom said that it was not made. */
  "not_done",
  /** Any other refusal. */
  "refused",
] as const;
export type FailureKind = (typeof failureKinds)[number];

export const failureSchema = v.object({
  kind: v.picklist(failureKinds),
  /** Zoom's number, or one of the BFF's words. */
  code: v.union([v.number(), v.string()]),
  /** Of the answer; 0 when none came. */
  status: v.number(),
  message: v.string(),
  requestId: v.optional(v.string()),
  /** Zoom's `x-zm-trackingid`, what its support asks for. */
  trackingId: v.optional(v.string()),
  retryAfterMs: v.optional(v.number()),
  /** Field errors of Zoom's validation. */
  fields: v.optional(v.array(v.object({ field: v.string(), message: v.string() }))),
  /** Scopes Zoom named; one of them is enough. */
  scopes: v.optional(v.array(v.string())),
  /** Whether it came through the account connection, for which nobody signs in. */
  isOfAccount: v.optional(v.boolean()),
});
export type Failure = v.InferOutput<typeof failureSchema>;

// What the inventory knows of retention beside the policies of channels.
import * as v from "valibot";

export const DefaultRetention = v.object({
  /** Zoom's period, `2y`. */
  period: v.string(),
  /** When it was read, epoch milliseconds. */
  atMs: v.number(),
});
export type DefaultRetention = v.InferOutput<typeof DefaultRetention>;

export const RetentionOverview = v.object({
  /** How long the account's default keeps messages; null where that is not known. */
  byDefault: v.nullish(DefaultRetention, null),
  /** The period that channels are to have, by the finding about it; `default` of the account. */
  rule: v.string(),
});
export type RetentionOverview = v.InferOutput<typeof RetentionOverview>;

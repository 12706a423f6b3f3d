// What the server answers of the file.
import * as v from "valibot";
import { Comparison, Problem } from "./difference.ts";

export const DesiredVersion = v.object({
  version: v.number(),
  /** What was done, in words; empty where somebody wrote it. */
  note: v.string(),
  /** User ID; empty where that was deleted. */
  savedBy: v.string(),
  savedByName: v.string(),
  savedAtMs: v.number(),
});
export type DesiredVersion = v.InferOutput<typeof DesiredVersion>;

export const DesiredFile = v.object({ ...DesiredVersion.entries, text: v.string() });
export type DesiredFile = v.InferOutput<typeof DesiredFile>;

export const DesiredState = v.object({
  /** Null while none was saved. */
  file: v.nullish(DesiredFile, null),
  /** The newest first. */
  versions: v.array(DesiredVersion),
  maySave: v.boolean(),
});
export type DesiredState = v.InferOutput<typeof DesiredState>;

export const DesiredCheck = v.union([
  v.object({ is: v.literal("right"), ...Comparison.entries }),
  v.object({ is: v.literal("wrong"), problems: v.array(Problem) }),
]);
export type DesiredCheck = v.InferOutput<typeof DesiredCheck>;

/** What became of a file that was to be saved; `outdated` where somebody else saved another in the meantime. */
export const DesiredSaved = v.union([
  v.object({ is: v.literal("saved"), file: DesiredFile }),
  v.object({ is: v.literal("outdated"), file: DesiredFile }),
  v.object({ is: v.literal("wrong"), problems: v.array(Problem) }),
]);
export type DesiredSaved = v.InferOutput<typeof DesiredSaved>;

// A list's address that somebody goes back to, their own or shared with those who see the same.
import * as v from "valibot";

export const MOST_VIEWS = 200;

const page = v.pipe(v.string(), v.regex(/^\/[a-z][a-z/-]{0,60}$/));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));
/** As it stands behind the question mark. */
const search = v.pipe(v.string(), v.maxLength(2_000), v.regex(/^[^?#\s]*$/));

export const SavedView = v.object({
  id: v.string(),
  page: v.string(),
  name: v.string(),
  search: v.string(),
  isShared: v.boolean(),
  /** Whose it is, in words. */
  owner: v.string(),
  isOwn: v.boolean(),
  /** Whether whoever asks may change it. */
  mayChange: v.boolean(),
  changedAtMs: v.number(),
});
export type SavedView = v.InferOutput<typeof SavedView>;

export const SavedViews = v.object({
  views: v.array(SavedView),
  /** Whether whoever asks may share some. */
  mayShare: v.boolean(),
});

export const NewView = v.object({ page, name, search, isShared: v.optional(v.boolean(), false) });
export const ViewChange = v.object({
  name: v.optional(name),
  search: v.optional(search),
  isShared: v.optional(v.boolean()),
});

// What targets are made of. They come from browsers and stand in paths, so they are checked as those are.
import * as v from "valibot";
import { isPathParameter } from "../contract/path-parameter.ts";

/** As things were called when the change was planned; beside it goes what is called by nothing else. */
export const Text = v.pipe(v.string(), v.maxLength(300));

/** An ID, or the address of a person where Zoom takes that too. */
export const Id = v.pipe(Text, v.check(isPathParameter, "This is not an ID."));

/** Stands for the ID of what the same change creates first, until that is there. */
export const NEW_ID = "(new)";

/** An ID, or nothing where it is not known or there is none yet. */
export const IdOrNone = v.optional(v.union([Id, v.literal("")]), "");

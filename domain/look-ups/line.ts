// `POST /api/look-ups/<kind>`: many things looked up by one request, whose answer says of each as soon as it is known.
import * as v from "valibot";
import { failureSchema } from "../failure-schema.ts";

/** More are not looked up by one request. */
export const MOST_LOOKED_UP = 20_000;

/** A line of the answer: what was found of one of the things, by its place among them; or how it ended. */
export const LookUpLine = v.union([
  v.object({ at: v.number(), found: v.unknown() }),
  v.object({ isWhole: v.literal(true) }),
  /** The rest was not looked up. */
  v.object({ failure: failureSchema }),
]);
export type LookUpLine = v.InferOutput<typeof LookUpLine>;

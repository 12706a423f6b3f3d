import { createHash } from "node:crypto";
import * as v from "valibot";
import { RequestFailure } from "../middleware/bff-error.ts";

/** Of a list that is asked for in one way only. */
const oneWay: object = {};

/**
 * Where the next page of a list begins, as one opaque text; empty at the end, as in Zoom's lists. It is of the list as it
 * was asked for: with another order or other filters it would leave out what stands before it there.
 *
 * @param asked Its order and filters, whichever fields they have
 */
export const tokenOf = (place: unknown, asked = oneWay): string =>
  Buffer.from(JSON.stringify([markOf(asked), place])).toString("base64url");

/** @throws RequestFailure `invalid_request` */
export function placeIn<Place>(token: string, schema: v.GenericSchema<unknown, Place>, asked = oneWay): Place | null {
  if (token === "") return null;
  const text = Buffer.from(token, "base64url").toString("utf8");
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.tuple([v.string(), schema])), text);
  if (!parsed.success)
    throw new RequestFailure("invalid_request", "next_page_token is none of this list: begin with its first page.");
  const [mark, place] = parsed.output;
  if (mark !== markOf(asked))
    throw new RequestFailure(
      "invalid_request",
      "next_page_token is of this list with another order or other filters: begin with its first page.",
    );
  return place;
}

/** The same for the same fields, in whatever order they stand; what is undefined is as if it were left out. */
function markOf(asked: object): string {
  const text = JSON.stringify(asked, (_name, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}

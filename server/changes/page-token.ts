import * as v from "valibot";
import { RequestFailure } from "../middleware/bff-error.ts";

/** Where the next page of a list begins, as one opaque text; empty at the end, as in Zoom's lists. */
export const tokenOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** @throws RequestFailure `invalid_request` */
export function placeIn<Place>(token: string, schema: v.GenericSchema<unknown, Place>): Place | null {
  if (token === "") return null;
  const text = Buffer.from(token, "base64url").toString("utf8");
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (parsed.success) return parsed.output;
  throw new RequestFailure("invalid_request", "next_page_token is none of this list: begin with its first page.");
}

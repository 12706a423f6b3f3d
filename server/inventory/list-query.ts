// What lists of the inventory take in their addresses.
import * as v from "valibot";
import { checked, wholeNumber } from "../changes/request-schemas.ts";

export const text = v.pipe(v.string(), v.maxLength(300));
const token = v.optional(v.pipe(v.string(), v.maxLength(900)), "");
export const Paged = { page_size: v.optional(wholeNumber(1, 500), "50"), next_page_token: token };
/** Where a page begins that no token leads to: so many rows on, as after a leap in a long list. */
export const Skip = v.optional(wholeNumber(0, 10_000_000), "0");

const Listed = v.optional(
  v.pipe(
    v.pipe(v.string(), v.maxLength(3_000)),
    v.transform((values) => values.split(",").filter(Boolean)),
  ),
);

export const given = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The values of facets that an address names, `type=1,3&owner=none`. */
export const valuesIn = (facets: readonly string[], query: unknown): object =>
  given(checked(v.object(Object.fromEntries(facets.map((name) => [name, Listed]))), query));

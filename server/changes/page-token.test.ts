import * as v from "valibot";
import { expect, test } from "vitest";
import { placeIn, tokenOf } from "./page-token.ts";

const Place = v.tuple([v.number(), v.string()]);

test("a page begins where the one before ended, in the same list alone", () => {
  const token = tokenOf([1, "x"], { sort: "name", facets: { type: ["1"], owner: ["none"] }, find: undefined });
  expect(placeIn(token, Place, { facets: { owner: ["none"], type: ["1"] }, sort: "name" })).toEqual([1, "x"]);
  for (const asked of [{ sort: "-name", facets: { type: ["1"], owner: ["none"] } }, { sort: "name" }, {}])
    expect(() => placeIn(token, Place, asked)).toThrow("another order or other filters");
  expect(() => placeIn(tokenOf("x"), Place)).toThrow("none of this list");
  expect(() => placeIn("nonsense", Place)).toThrow("none of this list");
  expect(placeIn("", Place)).toBeNull();
});

import { expect, test } from "vitest";
import { isSearchCutOff } from "./cut-off.ts";
import { PAGE_SIZE } from "./first-page.ts";
import type { SearchScope } from "./list-params.ts";

test.each([
  ["a full page of a person's channels", "user_joined", PAGE_SIZE, undefined, true],
  ["a page with room left", "user_joined", PAGE_SIZE - 1, undefined, false],
  ["a full page that has a next one", "user_joined", PAGE_SIZE, "more", false],
  ["the full last page of another search", "all", PAGE_SIZE, undefined, false],
  ["the full last page of public channels", "public", PAGE_SIZE, undefined, false],
] satisfies [string, SearchScope, number, string | undefined, boolean][])("%s", (_, scope, count, cursor, expected) => {
  const items = Array.from({ length: count }, (_, index) => index);
  expect(isSearchCutOff(scope, { items, nextCursor: cursor })).toBe(expected);
});

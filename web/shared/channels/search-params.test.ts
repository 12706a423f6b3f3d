import { expect, test } from "vitest";
import { readSearch } from "./search-params.ts";

const read = (search: string, connection: "me" | "account") => readSearch(new URLSearchParams(search), connection);

test.each([
  ["", "account", "all", null],
  ["q=d", "account", "all", null],
  ["q=design", "account", "all", { userId: undefined }],
  ["q=design&in=public&archived=1", "account", "public", { isArchivedIncluded: true }],
  ["q=design&in=user_joined", "account", "user_joined", null],
  ["q=design&in=user_joined&person=a@b.co", "account", "user_joined", { userId: "a@b.co" }],
  // On one's own connection the joined channels are one's own, and all channels of the account are not open.
  ["q=design", "me", "user_joined", { userId: undefined }],
  ["q=design&in=all", "me", "user_joined", { scope: "user_joined" }],
] as const)("?%s on %s", (search, connection, scope, expected) => {
  const state = read(search, connection);
  expect(state.scope).toBe(scope);
  if (expected === null) expect(state.search).toBeNull();
  else expect(state.search).toMatchObject(expected);
});

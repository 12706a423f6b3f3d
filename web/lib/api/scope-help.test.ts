import { expect, test } from "vitest";
import { helpForScopes } from "./scope-help.ts";

test.each([
  ["chat_channel:read", "user-managed app", "List user's channels"],
  ["chat_channel:read:admin", "account-level app", "List account's public channels"],
  ["team_chat:delete:channel:admin", "account-level app", "Delete a channel"],
])("%s belongs to a %s and opens %s", (scope, app, title) => {
  const [help] = helpForScopes([scope]);
  expect(help).toMatchObject({ scope, app });
  expect(help?.operations).toContain(title);
});

test("a scope the contract does not know opens nothing it could name", () => {
  expect(helpForScopes(["made:up"])[0]?.operations).toEqual([]);
});

import { expect, test } from "vitest";
import { usualFeatures } from "./features.ts";
import { leastSet } from "./least-set.ts";
import { unusedScopes, usedSince } from "./unused.ts";

const { scopes } = leastSet(usualFeatures, "server-to-server", "granular");
const namesOf = (used: readonly string[], granted: readonly string[] = scopes) =>
  unusedScopes(granted, "server-to-server", new Set(used)).map(({ scope }) => scope);

test("a scope that nothing sent needed is named with what it is for; what signing in needs never is", () => {
  expect(namesOf([])).not.toContain("user:read:user:admin");
  const unused = unusedScopes(scopes, "server-to-server", new Set(["getRetentionPolicyOfChannel"]));
  expect(unused.map(({ scope }) => scope)).not.toContain("team_chat:read:retention:admin");
  expect(unused.find(({ scope }) => scope === "team_chat:update:retention:admin")?.features).toEqual(["Set retention"]);
});

test("what no feature ever needs is named elsewhere", () => {
  expect(namesOf([], [...scopes, "team_chat:read:list_reminders:admin"])).toEqual(namesOf([]));
});

test("a classic scope is not needed where another one that is needed opens the same", () => {
  const granted = ["chat_channel:read", "chat_channel:write", "user:read"];
  const unused = (used: readonly string[]) =>
    unusedScopes(granted, "user-managed", new Set(used)).map(({ scope }) => scope);
  expect(unused(["listUsersChannels", "updateUserChannel"])).toEqual(["chat_channel:read"]);
  expect(unused(["listUsersChannels"])).toEqual(["chat_channel:write"]);
});

test("what was sent before the days in question counts no more", () => {
  const uses = {
    sinceMs: 0,
    me: [{ operation: "getMe", lastAtMs: 5 }],
    account: [
      { operation: "getUser", lastAtMs: 10 },
      { operation: "listUsers", lastAtMs: 9 },
    ],
  };
  expect([...usedSince(uses, "account", 10)]).toEqual(["getUser"]);
  expect([...usedSince(uses, "me", 5)]).toEqual(["getMe"]);
});

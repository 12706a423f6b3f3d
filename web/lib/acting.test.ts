import { expect, test } from "vitest";
import type { ConnectionName, SessionInfo } from "../../contract/bff.ts";
import { operations } from "../../contract/operations.gen.ts";
import { type Act, actingConnection } from "./acting.ts";

const sessionWith = (scopes: readonly string[]): SessionInfo => ({
  user: { id: "u", email: "u@sandbox.example", displayName: "U", roleName: "Admin" },
  connections: { me: { scopes }, account: { access: "edit", scope: "account" } },
  isSandbox: true,
  expiresAtMs: 0,
});

test.each<[ConnectionName, boolean, readonly string[], ConnectionName]>([
  ["me", true, ["chat_channel:write"], "me"],
  ["me", false, [], "me"],
  ["account", true, ["chat_channel:write"], "me"],
  ["account", true, ["team_chat:write:members"], "me"],
  // The grant cannot do it, so the account connection does.
  ["account", true, ["chat_channel:read", "team_chat:delete:batch_members"], "account"],
  // Zoom would refuse the person.
  ["account", false, ["chat_channel:write"], "account"],
])("on a page of %s, own right %s, with %j, people are invited through %s", (page, isOwnRight, scopes, expected) => {
  expect(actingConnection(page, "inviteMembers", isOwnRight, sessionWith(scopes))).toBe(expected);
});

test.each<[Act, string]>([
  ["inviteMembers", "inviteUserChannelMembers"],
  ["removeMembers", "batchRemoveMembersFromChannel"],
  ["addEmoji", "addCustomEmoji"],
  ["deleteEmoji", "deleteCustomEmoji"],
])("the scopes of %s are those of the contract", (act, id) => {
  const operation = operations.find((one) => one.id === id);
  const named = [...(operation?.scopes.user ?? []), ...(operation?.granularScopes.user ?? [])];
  expect(named).not.toEqual([]);
  for (const scope of named) expect(actingConnection("account", act, true, sessionWith([scope]))).toBe("me");
});

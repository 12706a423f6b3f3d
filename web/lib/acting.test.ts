import { expect, test } from "vitest";
import type { ConnectionName, SessionInfo } from "../../contract/bff.ts";
import { operations } from "../../contract/operations.gen.ts";
import { accessWith } from "../../domain/testing/access-with.ts";
import { actingConnection, canReachAdministrators, ownScopes } from "./acting.ts";

const sessionWith = (scopes: readonly string[]): SessionInfo => ({
  user: { id: "u", email: "u@sandbox.example", displayName: "U", roleName: "Admin" },
  connections: { me: { scopes }, account: { is: "there", app: "server-to-server" } },
  access: accessWith("workspace-admin"),
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
  expect(actingConnection(page, ["inviteUserChannelMembers"], isOwnRight, sessionWith(scopes))).toBe(expected);
});

test("what takes several operations is done by one's own grant only when it has all of them", () => {
  const both = ["createChannelMentionGroup", "deleteChannelMentionGroup"] as const;
  const some = sessionWith(["team_chat:write:mention_group"]);
  const all = sessionWith(["team_chat:write:mention_group", "team_chat:delete:mention_group"]);
  expect(actingConnection("account", both, true, some)).toBe("account");
  expect(actingConnection("account", both, true, all)).toBe("me");
});

test.each(Object.entries(ownScopes))("the scopes of %s are those of the contract", (id, scopes) => {
  const operation = operations.find((one) => one.id === id);
  expect([...scopes].sort()).toEqual(
    [...(operation?.scopes.user ?? []), ...(operation?.granularScopes.user ?? [])].sort(),
  );
});

test.each([
  [["chat_channel:read", "chat_channel:write"], true],
  [["team_chat:write:members", "team_chat:delete:batch_members"], false],
  [[], true],
])("with %j one's own connection reaches the administrators of channels: %s", (scopes, expected) => {
  expect(canReachAdministrators(sessionWith(scopes))).toBe(expected);
});

import { expect, test } from "vitest";
import type { Standing } from "./access.ts";
import { type ChannelAct, isOwnRight } from "./own-acts.ts";

test.each<[ChannelAct, readonly Standing[]]>([
  ["edit", ["owner", "admin"]],
  ["editOwnersSettings", ["owner"]],
  ["invite", ["owner", "admin"]],
  ["remove", ["owner", "admin"]],
  ["changeRoles", ["owner", "admin"]],
  ["archive", ["owner", "admin"]],
  ["delete", ["owner"]],
  ["changeMentionGroups", ["owner", "admin"]],
])("%s is done by one's own grant for %j", (act, able) => {
  const all: readonly Standing[] = ["owner", "admin", "member", "none", "not-leader", "unknown"];
  expect(all.filter((standing) => isOwnRight(act, standing, 2))).toEqual(able);
});

test.each<[number | undefined, boolean]>([
  [1, true],
  [2, false],
  [undefined, false],
])("where %s says who adds members, a member may invite by themselves: %s", (adding, expected) => {
  expect(isOwnRight("invite", "member", adding)).toBe(expected);
  expect(isOwnRight("remove", "member", adding)).toBe(false);
  expect(isOwnRight("invite", "not-leader", adding)).toBe(false);
});

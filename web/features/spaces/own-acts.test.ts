import { expect, test } from "vitest";
import { isOwnRight, type SpaceAct } from "./own-acts.ts";
import type { SpaceStanding } from "./space-access.ts";

const settings = { adding: 2, external: 0, channels: 1 };

test.each<[SpaceAct, readonly SpaceStanding[]]>([
  ["editText", ["owner", "admin"]],
  ["editSettings", ["owner"]],
  ["add", ["owner", "admin"]],
  ["remove", ["owner", "admin"]],
  ["changeRoles", ["owner"]],
  ["delete", ["owner"]],
])("%s is done by one's own grant for %j", (act, able) => {
  const all: readonly SpaceStanding[] = ["owner", "admin", "member", "unknown"];
  expect(all.filter((standing) => isOwnRight(act, standing, settings))).toEqual(able);
});

test.each<[number, number, boolean]>([
  [1, 0, true],
  [1, 2, true],
  [1, 3, false],
  [2, 2, false],
])("with %s for who adds and %s for who lets outsiders in, a member adds by themselves: %s", (adding, external, is) => {
  expect(isOwnRight("add", "member", { ...settings, adding, external })).toBe(is);
  expect(isOwnRight("remove", "member", { ...settings, adding, external })).toBe(false);
});

import { describe, expect, test } from "vitest";
import { accessToSpace, type SpaceAccess, type SpaceSituation } from "./space-access.ts";

const settings = { adding: 2, external: 0, channels: 2 };
const open = { ...settings, adding: 1, channels: 1 };
const me = (standing: SpaceSituation["standing"], more: Partial<SpaceSituation> = {}): SpaceSituation => ({
  connection: "me",
  accountAccess: "none",
  standing,
  settings,
  ...more,
});
const account = (accountAccess: SpaceSituation["accountAccess"]): SpaceSituation => ({
  ...me("unknown"),
  connection: "account",
  accountAccess,
});

const allowedIn = (situation: SpaceSituation): readonly string[] =>
  Object.entries(accessToSpace(situation))
    .filter(([, { isAllowed }]) => isAllowed)
    .map(([name]) => name);

const owners: readonly (keyof SpaceAccess)[] = ["editSettings", "promote", "demote", "transfer", "delete"];

describe("what may be done with a shared space", () => {
  test.each([
    ["the owner", me("owner"), ["editText", "add", "remove", ...owners, "moveIn", "moveOut"]],
    ["an administrator", me("admin"), ["editText", "add", "remove", "moveIn", "moveOut", "leave"]],
    ["a member", me("member"), ["moveOut", "leave"]],
    ["a member of an open space", me("member", { settings: open }), ["add", "moveIn", "moveOut", "leave"]],
    ["the account connection with Edit", account("edit"), ["editText", "add", "remove", ...owners]],
    ["the account connection with View", account("read"), []],
  ])("%s", (_, situation, expected) => {
    expect([...allowedIn(situation)].sort()).toEqual([...expected].sort());
  });

  test.each([
    ["add", me("member"), /only the owner and administrators can add members/],
    ["moveIn", me("member"), /only the owner and administrators can bring in/],
    ["moveIn", account("edit"), /your own connection/],
    ["leave", me("owner"), /Transfer the space/],
    ["delete", me("admin"), /owner/],
    ["editText", account("read"), /view shared spaces/],
  ] as const)("says why not: %s", (name, situation, why) => {
    expect(accessToSpace(situation)[name]).toMatchObject({ isAllowed: false, why: expect.stringMatching(why) });
  });
});

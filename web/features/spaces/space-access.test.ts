import { describe, expect, test } from "vitest";
import type { HoldingsInfo } from "../../../contract/bff.ts";
import { accessWith, type GivenRole } from "../../../domain/testing/access-with.ts";
import { mayOf } from "../../lib/may.ts";
import { askedOf } from "../../shared/access/use-may.ts";
import { accessToSpace, type SpaceAccess, type SpaceSituation } from "./space-access.ts";

const settings = { adding: 2, external: 0, channels: 2 };
const open = { ...settings, adding: 1, channels: 1 };
const user = { id: "ada", email: "", displayName: "Ada", roleName: "" };
const inSpace =
  (access: HoldingsInfo): SpaceSituation["may"] =>
  (right) =>
    askedOf(mayOf({ user, access })).at(right, { is: "space", spaceId: "s" });
const me = (standing: SpaceSituation["standing"], more: Partial<SpaceSituation> = {}): SpaceSituation => ({
  connection: "me",
  may: inSpace(accessWith()),
  standing,
  settings,
  ...more,
});
const account = (...roles: readonly GivenRole[]): SpaceSituation => ({
  ...me("unknown"),
  connection: "account",
  may: inSpace(accessWith(...roles)),
});

const allowedIn = (situation: SpaceSituation): readonly string[] =>
  Object.entries(accessToSpace(situation))
    .filter(([, { isAllowed }]) => isAllowed)
    .map(([name]) => name);

const overSpace = { of: "spaces" as const, spaceIds: ["s"] };
const owners: readonly (keyof SpaceAccess)[] = ["editSettings", "promote", "demote", "transfer", "delete"];

describe("what may be done with a shared space", () => {
  test.each([
    ["the owner", me("owner"), ["editText", "add", "remove", ...owners, "moveIn", "moveOut"]],
    ["an administrator", me("admin"), ["editText", "add", "remove", "moveIn", "moveOut", "leave"]],
    ["a member", me("member"), ["moveOut", "leave"]],
    ["a member of an open space", me("member", { settings: open }), ["add", "moveIn", "moveOut", "leave"]],
    ["a channel administrator", account("channel-administrator"), ["editText", "add", "remove", ...owners]],
    [
      "a channel administrator of the space",
      account(["channel-administrator", overSpace]),
      ["editText", "add", "remove", ...owners],
    ],
    ["the help desk", account("help-desk"), ["add", "remove"]],
    ["the help desk of another space", account(["help-desk", { of: "spaces", spaceIds: ["other"] }]), []],
    ["a viewer", account("channel-viewer"), []],
    ["nobody in particular", account(), []],
  ])("%s", (_, situation, expected) => {
    expect([...allowedIn(situation)].sort()).toEqual([...expected].sort());
  });

  test.each([
    ["add", me("member"), /only the owner and administrators can add members/],
    ["moveIn", me("member"), /only the owner and administrators can bring in/],
    ["moveIn", account("workspace-admin"), /your own connection/],
    ["leave", me("owner"), /Transfer the space/],
    ["delete", me("admin"), /owner/],
    ["editText", account("channel-viewer"), /None of your roles includes “Change space settings”/],
  ] as const)("says why not: %s", (name, situation, why) => {
    expect(accessToSpace(situation)[name]).toMatchObject({ isAllowed: false, why: expect.stringMatching(why) });
  });
});

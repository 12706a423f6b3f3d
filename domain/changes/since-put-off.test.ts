import { expect, test } from "vitest";
import { accessSince, type DoneSince } from "./since-put-off.ts";

const role = (one: string) => ({ role: one });
const done = (before: string, to: string, more: Partial<DoneSince> = {}): DoneSince => ({
  ...{ before: role(before), to: role(to), isWayBack: false, isOfGift: false, isForGood: true },
  ...more,
});
const back = { isWayBack: true } as const;
const until = { isForGood: false } as const;

test.each([
  ["nothing", "member", [], undefined],
  ["the gift undone", "member", [done("member", "none", { ...back, isOfGift: true })], "undone"],
  ["removed and given again", "member", [done("member", "none"), done("none", "member")], "given"],
  ["removed and given again until a day", "member", [done("member", "none"), done("none", "member", until)], "given"],
  ["removed, which was undone", "member", [done("member", "none"), done("none", "member", back)], undefined],
  ["removed", "member", [done("member", "none")], "gone"],
  ["promoted", "member", [done("member", "admin")], "given"],
  ["promoted until a day", "member", [done("member", "admin", until)], undefined],
  ["promoted until a day and demoted", "member", [done("member", "admin", until), done("admin", "member")], undefined],
  ["demoted", "admin", [done("admin", "member")], "gone"],
  ["demoted and promoted", "admin", [done("admin", "member"), done("member", "admin")], "given"],
  ["demoted, which was undone", "admin", [done("admin", "member"), done("member", "admin", back)], undefined],
  ["given less again", "admin", [done("admin", "none"), done("none", "member")], "gone"],
] as const)("%s", (_what, given, since, expected) => {
  expect(accessSince(role(given), since)).toBe(expected);
});

import { expect, test } from "vitest";
import { accessSince, type DoneSince, onItsDay } from "./since-put-off.ts";

const role = (one: string) => ({ role: one });
const done = (before: string, to: string, more: Partial<DoneSince> = {}): DoneSince => ({
  ...{ before: role(before), to: role(to), isWayBack: false, isOfGift: false },
  ...more,
});
const back = { isWayBack: true } as const;

test.each([
  ["nothing", "none", "member", [], "held"],
  ["the gift undone", "none", "member", [done("member", "none", { ...back, isOfGift: true })], "undone"],
  ["removed and given again", "none", "member", [done("member", "none"), done("none", "member")], "given"],
  ["removed and given more", "none", "member", [done("member", "none"), done("none", "admin")], "given"],
  ["removed, which was undone", "none", "member", [done("member", "none"), done("none", "member", back)], "held"],
  ["removed", "none", "member", [done("member", "none")], "gone"],
  ["promoted", "none", "member", [done("member", "admin")], "held"],
  ["promoted, which was undone", "none", "member", [done("member", "admin"), done("admin", "member", back)], "held"],
  ["demoted from a role", "member", "admin", [done("admin", "member")], "gone"],
  ["demoted and promoted", "member", "admin", [done("admin", "member"), done("member", "admin")], "given"],
  ["removed and back in", "member", "admin", [done("admin", "none"), done("none", "member")], "gone"],
  ["demotion undone", "member", "admin", [done("admin", "member"), done("member", "admin", back)], "held"],
  ["demoted from all", "none", "admin", [done("admin", "member")], "held"],
  ["demoted from all and promoted", "none", "admin", [done("admin", "member"), done("member", "admin")], "held"],
  ["given less again", "none", "admin", [done("admin", "none"), done("none", "member")], "given"],
] as const)("%s", (_what, to, before, since, expected) => {
  expect(accessSince({ before: role(before), to: role(to) }, since).is).toBe(expected);
});

test("on the day all is taken back that is above what they had before, whatever they are by then", () => {
  const ending = { before: role("member"), to: role("none") };
  for (const now of [role("member"), role("admin")]) expect(onItsDay(ending, now)).toEqual({ ...ending, before: now });
  expect(onItsDay(ending, role("none"))).toEqual(ending);
  const ofRole = { before: role("admin"), to: role("member") };
  expect(onItsDay(ofRole, role("none"))).toEqual({ ...ofRole, to: role("none") });
  expect(onItsDay(ofRole, undefined)).toEqual(ofRole);
});

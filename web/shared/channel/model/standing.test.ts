import { expect, it } from "vitest";
import type { Member, MemberRole } from "../../../../domain/exports/member-row.ts";
import { type StandingFacts, standingOf } from "./standing.ts";

const person = (userId: string, role: MemberRole): Member => ({
  id: `m-${userId}`,
  userId,
  name: userId,
  email: "",
  role,
  isExternal: userId === "",
});
const facts: StandingFacts = {
  userId: "me",
  type: 3,
  leaders: [person("boss", "owner")],
  members: [person("boss", "owner"), person("", "member")],
  isMembersComplete: false,
  isJoined: undefined,
};

it.each([
  ["the owner", { leaders: [person("me", "owner")] }, "owner"],
  ["an administrator", { leaders: [person("boss", "owner"), person("me", "admin")] }, "admin"],
  ["an administrator whose id is written otherwise", { leaders: [person("ME", "admin")] }, "admin"],
  ["a member on the loaded pages", { members: [person("me", "member")] }, "member"],
  ["nobody, when all members are loaded", { isMembersComplete: true }, "none"],
  ["not known for a public channel with more members", {}, "not-leader"],
  ["a member of what only members see", { type: 2 }, "member"],
  ["a member, by one's own list", { isJoined: true }, "member"],
  ["nobody, by one's own list", { isJoined: false }, "none"],
  ["unknown when Zoom does not name the leaders", { type: 2, leaders: undefined }, "unknown"],
] satisfies [string, Partial<StandingFacts>, string][])("is %s", (_, change, expected) => {
  expect(standingOf({ ...facts, ...change })).toBe(expected);
});

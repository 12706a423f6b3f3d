import { expect, test } from "vitest";
import type { Member } from "../../../domain/exports/member-row.ts";
import { ownRole } from "../../shared/channel/own-roles.ts";
import { whyNot } from "./why-not-moved.ts";

const leader = (userId: string, role: Member["role"]): Member => ({
  id: `m-${userId}`,
  userId,
  name: userId,
  email: "",
  role,
  isExternal: false,
});

test.each([
  ["Ada", "owner"],
  ["ben", "admin"],
  ["cy", "member"],
] as const)("%s is %s of a channel of their own", (userId, role) => {
  expect(ownRole([leader("ADA", "owner"), leader("ben", "admin")], userId)).toBe(role);
});

test.each([
  ["Platform", "owner", "In the space Platform"],
  [undefined, "member", "You neither own nor administer it"],
  [undefined, "admin", undefined],
  [undefined, undefined, undefined],
] as const)("a channel of the space %s, oneself %s: %s", (space, role, expected) => {
  expect(whyNot(space, role)).toBe(expected);
});

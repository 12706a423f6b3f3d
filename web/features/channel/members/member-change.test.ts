import { describe, expect, it } from "vitest";
import type { Member, MemberRole } from "../model/member.ts";
import { addressesToReturn, afterAction, type MemberAction, partMembers } from "./member-change.ts";

const person = (userId: string, role: MemberRole, isExternal = false): Member => ({
  id: `m-${userId}`,
  userId: isExternal ? "" : userId,
  name: userId,
  email: isExternal ? "" : `${userId}@corp.example`,
  role,
  isExternal,
});
const people = [
  person("boss", "owner"),
  person("deputy", "admin"),
  person("self", "member"),
  person("colleague", "member"),
  person("guest", "member", true),
];

describe("partMembers", () => {
  it.each([
    ["remove", "me", ["deputy", "colleague", "guest"]],
    ["remove", "account", ["deputy", "self", "colleague", "guest"]],
    ["promote", "me", ["self", "colleague", "guest"]],
    ["promote", "account", ["self", "colleague", "guest"]],
    ["demote", "me", ["deputy"]],
    ["demote", "account", ["deputy"]],
  ] as const)("%s on %s fits %j", (action, connection, expected) => {
    const { members, leftOut } = partMembers(action, people, connection, "self");
    expect(members.map(({ name }) => name)).toEqual(expected);
    expect(members.length + leftOut.length).toBe(people.length);
  });

  it.each([
    ["remove", "owner cannot be removed"],
    ["demote", "owner cannot be demoted"],
    ["promote", "owns the channel"],
  ] as const)("says why the owner is left out of %s", (action, words) => {
    expect(partMembers(action, people, "me", "self").leftOut[0]?.why).toContain(words);
  });
});

it.each([
  ["remove", undefined],
  ["promote", "admin"],
  ["demote", "member"],
] satisfies [MemberAction, MemberRole | undefined][])("after %s the role is %s", (action, role) => {
  expect(afterAction(action, person("a", "member"))?.role).toBe(role);
});

it("invites again those whose address is known", () => {
  expect(addressesToReturn(people)).toEqual([
    "boss@corp.example",
    "deputy@corp.example",
    "self@corp.example",
    "colleague@corp.example",
  ]);
});

import { describe, expect, it } from "vitest";
import type { Member, MemberRole } from "../../../domain/exports/member-row.ts";
import { afterAction, type MemberAction, whyLeftOut } from "./member-change.ts";

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

describe("whyLeftOut", () => {
  it.each([
    ["remove", "me", ["deputy", "colleague", "guest"]],
    ["remove", "account", ["deputy", "self", "colleague", "guest"]],
    ["promote", "me", ["self", "colleague", "guest"]],
    ["promote", "account", ["self", "colleague", "guest"]],
    ["demote", "me", ["deputy"]],
    ["demote", "account", ["deputy"]],
  ] as const)("%s on %s fits %j", (action, connection, expected) => {
    const fitting = people.filter((member) => whyLeftOut(action, member, connection, "self") === undefined);
    expect(fitting.map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ["remove", "owner cannot be removed"],
    ["demote", "owner cannot be demoted"],
    ["promote", "owns the channel"],
  ] as const)("says why the owner is left out of %s", (action, words) => {
    expect(whyLeftOut(action, person("boss", "owner"), "me", "self")).toContain(words);
  });
});

it.each([
  ["remove", undefined],
  ["promote", "admin"],
  ["demote", "member"],
] satisfies [MemberAction, MemberRole | undefined][])("after %s the role is %s", (action, role) => {
  expect(afterAction(action, person("a", "member"))?.role).toBe(role);
});

import { expect, it } from "vitest";
import { findMembers } from "./find-members.ts";
import type { Member, MemberRole } from "./member-row.ts";

const member = (name: string, role: MemberRole): Member => ({
  id: name,
  userId: name,
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@corp.example`,
  role,
  isExternal: false,
});
const members = [member("Ann Lee", "owner"), member("Bob Lee", "admin"), member("Cem Arslan", "member")];

it.each([
  ["", undefined, ["Ann Lee", "Bob Lee", "Cem Arslan"]],
  ["lee", undefined, ["Ann Lee", "Bob Lee"]],
  ["LEE bob", undefined, ["Bob Lee"]],
  ["arslan@corp", undefined, ["Cem Arslan"]],
  ["lee", "admin", ["Bob Lee"]],
  ["", "member", ["Cem Arslan"]],
  ["zoe", undefined, []],
] as const)("finds by %j and role %s", (text, role, expected) => {
  expect(findMembers(members, text, role).map(({ name }) => name)).toEqual(expected);
});

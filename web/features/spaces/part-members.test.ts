import { expect, test } from "vitest";
import { canOwn, partMembers } from "./part-members.ts";

const person = (id: string, role: "owner" | "admin" | "member") => ({
  id,
  userId: `u-${id}`,
  name: id,
  email: `${id}@x.co`,
  role,
  isExternal: false,
  isInactive: false,
});
const all = [person("owner", "owner"), person("admin", "admin"), person("member", "member")];

test.each([
  ["remove", true, ["admin"]],
  ["remove", false, ["admin", "member"]],
  ["promote", true, ["member"]],
  ["demote", true, ["admin"]],
] as const)("%s on one's own connection: %s", (action, isOwn, ids) => {
  const { members, leftOut } = partMembers(action, all, isOwn, "u-member");
  expect(members.map(({ id }) => id)).toEqual(ids);
  expect(leftOut).toHaveLength(all.length - ids.length);
});

test.each([
  ["a member", person("m", "member"), true],
  ["an administrator", person("a", "admin"), true],
  ["the owner", person("o", "owner"), false],
  ["someone of another account", { ...person("e", "member"), isExternal: true }, false],
  ["someone deactivated", { ...person("d", "member"), isInactive: true }, false],
])("whether %s can become the owner", (_, member, expected) => {
  expect(canOwn(member)).toBe(expected);
});

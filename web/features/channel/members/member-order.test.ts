import { expect, test } from "vitest";
import { memberOrder, readMemberSort } from "../../../../domain/exports/member-order.ts";
import type { Member, MemberRole } from "../../../../domain/exports/member-row.ts";
import { nextMemberSort } from "./member-order.ts";

const member = (name: string, role: MemberRole, email = `${name}@x.co`): Member => ({
  id: name,
  userId: name,
  name,
  email,
  role,
  isExternal: email === "",
});
const people = [
  member("Cyd", "member", ""),
  member("bo", "admin"),
  member("Al", "member", "z@x.co"),
  member("Di", "owner"),
];

test.each([
  ["name.asc", "Al bo Cyd Di"],
  ["name.desc", "Di Cyd bo Al"],
  ["role.asc", "Di bo Al Cyd"],
  ["email.asc", "bo Di Al Cyd"],
  ["email.desc", "Al Di bo Cyd"],
  // Alike ones stand by name either way.
  ["posting.asc", "bo Di Al Cyd"],
  ["posting.desc", "Cyd Al bo Di"],
])("%s", (text, expected) => {
  const sort = readMemberSort(text);
  if (!sort) throw new Error("not read");
  const order = memberOrder(sort, ({ name, role }) => (role !== "member" ? "leads" : name === "Al" ? "chosen" : "not"));
  const names = people.toSorted(order).map(({ name }) => name);
  expect(names.join(" ")).toBe(expected);
});

test("presses on a head go up, down, and back to Zoom's order; nonsense is no order", () => {
  expect(nextMemberSort(undefined, "name")).toBe("name.asc");
  expect(nextMemberSort(readMemberSort("name.asc"), "name")).toBe("name.desc");
  expect(nextMemberSort(readMemberSort("name.desc"), "name")).toBeUndefined();
  expect(readMemberSort("evil.asc")).toBeUndefined();
});

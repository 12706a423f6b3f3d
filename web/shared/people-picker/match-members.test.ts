import { expect, test } from "vitest";
import type { Member } from "../../../domain/exports/member-row.ts";
import { fromAddress } from "../people/picked-person.ts";
import { matchMembers } from "./match-members.ts";

const member = (id: string, userId: string, email: string): Member => ({
  id,
  userId,
  email,
  name: id,
  role: "member",
  isExternal: userId === "",
});
const ada = member("m1", "u1", "Ada@x.co");
const guest = member("m2", "", "");
const person = { email: "", userId: "", memberId: "", name: "" };

test.each([
  ["by address, whatever its case", fromAddress("ada@x.co"), ["m1"]],
  ["by user id", { ...person, userId: "u1" }, ["m1"]],
  ["by member id", { ...person, memberId: "m2" }, ["m2"]],
  ["nobody for an address of nobody", fromAddress("zoe@x.co"), []],
  ["nobody for someone of whom nothing is known", person, []],
])("finds %s", (_, chosen, ids) => {
  const { members, nonMembers } = matchMembers([chosen], [ada, guest]);
  expect(members.map(({ id }) => id)).toEqual(ids);
  expect(nonMembers).toEqual(ids.length === 0 ? [chosen] : []);
});

test("somebody chosen twice is one member", () => {
  expect(matchMembers([fromAddress("ada@x.co"), { ...person, userId: "u1" }], [ada]).members).toEqual([ada]);
});

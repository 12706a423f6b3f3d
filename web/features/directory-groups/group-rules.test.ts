import { expect, test } from "vitest";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import { filterGroups, filterPeople } from "../../../domain/exports/directory-group-rows.ts";
import { checkName } from "./group-rules.ts";

const searches = { searchesAccount: true, searchesDomain: false, searchesMasterAccount: false };
const group = (name: string, memberCount: number, type: DirectoryGroup["type"] = "normal"): DirectoryGroup => ({
  ...searches,
  id: `id of ${name}`,
  name,
  memberCount,
  type,
});
const groups = [group("Sales", 3, "shared"), group("Design", 9), group("Design Berlin", 1)];

test.each([
  ["Pilots", undefined],
  ["  ", "A group needs a name."],
  [" design", "The account already has a group with this name."],
])("a group called %j", (name, problem) => expect(checkName(name, groups)).toBe(problem));

test.each([
  ["design", undefined, "name", ["Design", "Design Berlin"]],
  ["", "shared", "name", ["Sales"]],
  ["", undefined, "-people", ["Design", "Sales", "Design Berlin"]],
  ["", undefined, "people", ["Design Berlin", "Sales", "Design"]],
  ["", undefined, "-name", ["Sales", "Design Berlin", "Design"]],
  ["id of Sales", undefined, "name", ["Sales"]],
] as const)("%j of type %s by %s", (text, type, sort, names) => {
  expect(filterGroups(groups, { text, type, sort }).map(({ name }) => name)).toEqual(names);
});

test("people are found by name and address", () => {
  const people = [
    { id: "1", name: "Ada Marsh", email: "ada@x.co" },
    { id: "2", name: "Ben Okafor", email: "ben@y.co" },
  ];
  expect(filterPeople(people, "marsh X.CO").map(({ id }) => id)).toEqual(["1"]);
  expect(filterPeople(people, " ")).toBe(people);
});

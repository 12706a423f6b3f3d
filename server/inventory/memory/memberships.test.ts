import { expect, test } from "vitest";
import { membershipTable } from "./memberships.ts";

test("channels are found by whoever is in them now, and nobody by people who are in none", async () => {
  const memberships = membershipTable();
  memberships.put(0, ["ann", "bo"]);
  memberships.put(2, ["bo", "cy"]);
  memberships.put(3, []);
  const slots = async (...keys: string[]) => [...(await memberships.slotsWith(keys))];
  expect(await slots("ann")).toEqual([0]);
  expect(await slots("bo")).toEqual([0, 2]);
  expect(await slots("ann", "cy", "nobody")).toEqual([0, 2]);
  expect(await slots("nobody")).toEqual([]);
  memberships.put(0, ["ann"]);
  memberships.put(2, []);
  expect(await slots("bo")).toEqual([]);
});

test("who was taken out of all they were in is told once, unless they came back", () => {
  const memberships = membershipTable();
  memberships.put(0, ["ann", "bo", "cy"]);
  memberships.put(1, ["bo"]);
  expect(memberships.takeLeft()).toEqual([]);
  memberships.put(0, ["ann"]);
  expect(memberships.takeLeft()).toEqual(["cy"]);
  memberships.put(1, []);
  memberships.put(2, ["bo", "cy"]);
  expect(memberships.takeLeft()).toEqual([]);
  memberships.put(2, []);
  expect(memberships.takeLeft()).toEqual(["bo", "cy"]);
  expect(memberships.takeLeft()).toEqual([]);
});

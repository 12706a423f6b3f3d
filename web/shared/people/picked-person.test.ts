import { expect, test } from "vitest";
import { fromAddress, fromMember, fromPerson, pickedKey, withoutPerson, withPeople } from "./picked-person.ts";

const ada = { id: "u1", email: "Ada@x.co", name: "Ada Marsh" };
const guest = { id: "m9", userId: "", email: "", name: "Guest", role: "member", isExternal: true } as const;

test("a person chosen in several ways is chosen once, with all that is known", () => {
  const chosen = withPeople([fromAddress("ada@x.co")], [fromPerson(ada), fromPerson(ada)]);
  expect(chosen).toEqual([{ email: "ada@x.co", userId: "u1", memberId: "", name: "Ada Marsh" }]);
});

test("people without an address are told apart by their member ids", () => {
  const other = { ...guest, id: "m8" };
  expect(withPeople([], [fromMember(guest), fromMember(other), fromMember(guest)]).map(pickedKey)).toEqual([
    "m9",
    "m8",
  ]);
});

test("a person is taken out by key", () => {
  expect(withoutPerson([fromPerson(ada), fromMember(guest)], "ada@x.co").map(({ name }) => name)).toEqual(["Guest"]);
});

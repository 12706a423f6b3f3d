import { expect, test } from "vitest";
import { fromAddress, fromPerson } from "../people-picker/picked-person.ts";
import { becameOf, sortChosen } from "./plan-people.ts";

const ada = { id: "u1", email: "Ada@x.co", name: "Ada Marsh" };
const ben = { id: "u2", email: "ben@x.co", name: "Ben Okafor" };
const guest = { userId: "", email: "", memberId: "m9", name: "Guest" };

test("those who are in the group and those of other accounts are told apart", () => {
  const fresh = fromAddress("new@x.co");
  expect(sortChosen([fromAddress("ada@x.co"), fromPerson(ben), guest, fresh], [ada, ben])).toEqual({
    fresh: [fresh],
    present: [fromAddress("ada@x.co"), fromPerson(ben)],
    externals: [guest],
  });
});

test.each([
  ["an answer that left nobody out", fromAddress("ben@x.co"), [], null, "added"],
  ["an id among those added", fromPerson(ada), ["u1"], undefined, "added"],
  ["an address whose person was added", fromAddress("ada@x.co"), ["u1"], [ada], "added"],
  ["an address in the group, its id not added", fromAddress("ben@x.co"), ["u1"], [ada, ben], "was-member"],
  ["an id in the group, not added", fromPerson(ben), ["u1"], [ada, ben], "was-member"],
  ["an address that is nowhere", fromAddress("nobody@x.co"), ["u1"], [ada], "not-added"],
  ["a group that cannot be read", fromAddress("nobody@x.co"), ["u1"], undefined, "unclear"],
] as const)("%s", (_, person, added, people, expected) => {
  expect(becameOf(person, new Set(added), people)).toBe(expected);
});

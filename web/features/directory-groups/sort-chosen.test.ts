import { expect, test } from "vitest";
import { fromAddress, fromPerson } from "../../shared/people/picked-person.ts";
import { sortChosen } from "./sort-chosen.ts";

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

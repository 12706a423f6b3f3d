import { expect, test } from "vitest";
import { fromAddress, fromPerson } from "../people/picked-person.ts";
import { choiceWith, choiceWithout, nobodyChosen, peopleIn } from "./people-choice.ts";

const ada = fromPerson({ id: "u1", email: "Ada@x.co", name: "Ada Marsh" });
const ben = fromAddress("ben@x.co");

test("pasted text counts as it stands, and who is chosen too counts once, with what is known", () => {
  const choice = { people: [ada], text: "Marsh, Ada <ada@x.co>; ben@x.co, nonsense" };
  expect(peopleIn(choice)).toEqual([ada, ben]);
});

test("somebody chosen and pasted is left out of both, and what could not be read stays to be put right", () => {
  const choice = choiceWithout({ people: [ada], text: "Ada <ada@x.co>; Ben <ben@x.co>; nonsense" }, "ada@x.co");
  expect(choice).toEqual({ people: [], text: "ben@x.co\nnonsense" });
});

test("leaving out somebody else leaves the text as it was typed", () => {
  const choice = choiceWith({ ...nobodyChosen, text: "Ben <ben@x.co>" }, [ada]);
  expect(choiceWithout(choice, "ada@x.co")).toEqual({ people: [], text: "Ben <ben@x.co>" });
});

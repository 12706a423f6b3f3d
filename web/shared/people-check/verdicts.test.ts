import { expect, test } from "vitest";
import type { PersonAnswer } from "../../../domain/look-ups/person.ts";
import { fromAddress, fromPerson } from "../people/picked-person.ts";
import { type Checked, DEACTIVATED, NO_SUCH_ADDRESS, NOBODY_CALLED, toCheck, verdictsOn } from "./verdicts.ts";

const ada = fromPerson({ id: "u1", email: "ada@x.co", name: "Ada Marsh" });
const checked = (text: string, found: PersonAnswer): Checked => ({ text, isAddress: text.includes("@"), found });
const found = (isDeactivated = false): PersonAnswer => ({ is: "found", person: ada, isDeactivated });
const nobody: PersonAnswer = { is: "nobody" };
const verdicts = (all: readonly Checked[], leavesDeactivated = true) =>
  verdictsOn([], all, new Set(["x.co"]), leavesDeactivated);

test("who is pasted by name and by address is one person", () => {
  const { people, problems } = verdicts([checked("Marsh Ada", found()), checked("ada@x.co", found())]);
  expect(people).toEqual([ada]);
  expect(problems).toEqual([]);
});

test.each([
  ["ad@x.co", nobody, NO_SUCH_ADDRESS],
  ["Ad Marsh", nobody, NOBODY_CALLED],
  ["Ada Marsh", { is: "several", count: 2, people: [ada] }, "2 people have this name. Which one?"],
  ["ada@x.co", found(true), DEACTIVATED],
] as const)("%s is left out as %o", (text, what, why) => {
  expect(verdicts([checked(text, what)])).toMatchObject({ people: [], problems: [{ text, why }] });
});

test("the deactivated can be taken out of something", () => {
  expect(verdicts([checked("ada@x.co", found(true))], false).people).toEqual([ada]);
});

test("an address elsewhere is of another account, unless somebody here has one of the same domain", () => {
  const elsewhere = checked("guest@y.co", nobody);
  expect(verdicts([elsewhere])).toMatchObject({ outside: [fromAddress("guest@y.co")], problems: [] });
  const second = { ...ada, email: "ada@y.co" };
  expect(
    verdicts([elsewhere, checked("ada@y.co", { is: "found", person: second, isDeactivated: false })]),
  ).toMatchObject({ outside: [], problems: [{ why: NO_SUCH_ADDRESS }] });
});

test("where nobody may be looked up, addresses count as they stand and names do not", () => {
  const { people, problems, notToldCount } = verdicts([
    checked("ada@x.co", { is: "not-told" }),
    checked("Ada", { is: "not-told" }),
  ]);
  expect(people).toEqual([fromAddress("ada@x.co")]);
  expect(problems).toHaveLength(1);
  expect(notToldCount).toBe(1);
});

test("only those of whom nothing but the address is known are looked up", () => {
  const pasted = fromAddress("ben@x.co");
  expect(toCheck([ada, pasted], ["Cy"])).toEqual({
    known: [ada],
    pasted: [
      { text: "ben@x.co", isAddress: true },
      { text: "Cy", isAddress: false },
    ],
  });
});

test("of a domain that is nearly the account's own it is said, and of whom a name may be they can be chosen", () => {
  const all = [checked("guest@sandbx.example", nobody), checked("guest@elsewhere.example", nobody)];
  const { outside, slips } = verdictsOn([], all, new Set(["sandbox.example"]), true);
  expect(outside).toHaveLength(2);
  expect(slips).toEqual([{ domain: "sandbx.example", own: "sandbox.example" }]);
  const { problems } = verdicts([checked("Ada Marsh", { is: "several", count: 2, people: [ada] })]);
  expect(problems).toMatchObject([{ choices: [ada] }]);
});

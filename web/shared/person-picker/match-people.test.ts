import { expect, test } from "vitest";
import { matchPeople } from "./match-people.ts";

const person = (name: string, email: string, isDeactivated = false) => ({
  id: email,
  name,
  email,
  department: "",
  jobTitle: "",
  isDeactivated,
});
const people = [
  person("Johanna Günther", "johanna.gunther@x.co"),
  person("Anna Günther", "anna.gunther@x.co", true),
  person("Anna Schäfer", "anna.schafer@x.co"),
  person("Johanna Schäfer", "johanna.schafer@x.co"),
  person("Aiko Marchetti", "lead@x.co"),
  person("Aiko Marchetti", "aiko.marchetti@x.co", true),
];
const found = (text: string) => matchPeople(people, text).people.map(({ email }) => email.replace("@x.co", ""));

test.each([
  ["", ["johanna.gunther", "anna.gunther", "anna.schafer", "johanna.schafer", "lead", "aiko.marchetti"]],
  // An address in full is first, deactivated or not, though another one holds it.
  ["anna.gunther@x.co", ["anna.gunther", "johanna.gunther"]],
  ["Anna.Schafer@x.co ", ["anna.schafer", "johanna.schafer"]],
  ["\u200banna.gunther\u2060@x.co\ufeff", ["anna.gunther", "johanna.gunther"]],
  // A name in full, in any order, with a comma, without its accents.
  ["anna gunther", ["anna.gunther", "johanna.gunther"]],
  ["Günther, Anna", ["anna.gunther", "johanna.gunther"]],
  ["Marchetti, Aiko", ["lead", "aiko.marchetti"]],
  // What begins with the words comes before what holds them, and the active before the deactivated.
  ["anna", ["anna.schafer", "anna.gunther", "johanna.gunther", "johanna.schafer"]],
  ["schafer an", ["anna.schafer", "johanna.schafer"]],
  ["zoe", []],
])("%j", (text, emails) => {
  expect(found(text)).toEqual(emails);
});

test("letters that merely stand in a name are no good match", () => {
  expect(matchPeople(people, "anna").goodCount).toBe(2);
  expect(matchPeople(people, "anna gunther").goodCount).toBe(1);
});

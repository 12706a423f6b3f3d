import { expect, test } from "vitest";
import { matchPeople } from "./match-people.ts";

const person = (name: string, email: string) => ({ id: email, name, email });
const people = [
  person("Ada Marsh", "ada@x.co"),
  person("Ben Adams", "ben@x.co"),
  person("Chloé Dubois", "chloe.d@x.co"),
];
const found = (text: string, most = 8) => matchPeople(people, text, most).map(({ name }) => name);

test.each([
  ["", ["Ada Marsh", "Ben Adams", "Chloé Dubois"]],
  ["ada", ["Ada Marsh", "Ben Adams"]],
  ["ben adams", ["Ben Adams"]],
  ["adams ben", ["Ben Adams"]],
  ["chloe.d@", ["Chloé Dubois"]],
  ["zoe", []],
])("%j", (text, names) => {
  expect(found(text)).toEqual(names);
});

test("no more than asked for", () => {
  expect(found("a", 1)).toEqual(["Ada Marsh"]);
});

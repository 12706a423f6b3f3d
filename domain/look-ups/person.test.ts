import { expect, test } from "vitest";
import { type FoundPerson, whoOf } from "./person.ts";

const person = (name: string): FoundPerson => ({ email: `${name}@x.co`, userId: name, memberId: "", name });
const [ada, ben] = [person("ada"), person("ben")];

test("of namesakes whoever is active is meant", () => {
  expect(whoOf([ada], [ben])).toEqual({ is: "found", person: ada, isDeactivated: false });
  expect(whoOf([], [ben])).toEqual({ is: "found", person: ben, isDeactivated: true });
  expect(whoOf([], [])).toBeNull();
});

test("of several no more are named than one chooses among", () => {
  expect(whoOf([ada, ben], [])).toEqual({ is: "several", count: 2, people: [ada, ben] });
  const many = Array.from({ length: 30 }, (_, at) => person(`p${at}`));
  expect(whoOf(many, [])).toMatchObject({ is: "several", count: 30, people: { length: 8 } });
});

import { expect, test } from "vitest";
import { namesakesIn } from "./namesakes.ts";

const person = (id: string, name: string, jobTitle = "") => ({
  id,
  email: `${id}@acme.example`,
  name,
  department: "",
  jobTitle,
  isDeactivated: false,
});

test("those who share a name are asked about, unless their title is known or they have no profile yet", () => {
  const people = [
    person("a", "Anna Günther"),
    person("b", "anna gunther"),
    person("c", "Anna Günther", "Account manager"),
    person("", "Anna Günther"),
    person("e", "Somebody Else"),
  ];
  expect(namesakesIn(people).map(({ id }) => id)).toEqual(["a", "b"]);
});

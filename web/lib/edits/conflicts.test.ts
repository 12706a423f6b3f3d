import { expect, test } from "vitest";
import { checkConflicts, conflictsOf, EditConflict, withoutFields } from "./conflicts.ts";

interface Values {
  readonly name: string;
  readonly type: number;
  readonly people: readonly string[];
}
const opened: Values = { name: "Design", type: 1, people: ["a", "b"] };

test.each<[string, Partial<Values>, Partial<Values>, readonly string[]]>([
  ["nobody else changed anything", {}, { name: "Mine" }, []],
  ["another field was changed", { type: 2 }, { name: "Mine" }, []],
  ["the same field was changed", { name: "Theirs" }, { name: "Mine" }, ["name"]],
  ["both made the same change", { name: "Mine" }, { name: "Mine " }, []],
  ["a list was changed", { people: ["a"] }, { people: ["a", "b", "c"] }, ["people"]],
  ["a list came in another order", { people: ["b", "a"] }, { people: ["c"] }, []],
])("%s", (_, changes, edits, expected) => {
  expect(conflictsOf(opened, { ...opened, ...changes }, edits)).toEqual(expected);
});

test("a conflict has all three values", () => {
  const now = { ...opened, name: "Theirs" };
  expect(() => checkConflicts(opened, now, { name: "Mine" })).toThrow(EditConflict);
  expect(() => checkConflicts(opened, now, { type: 2 })).not.toThrow();
});

test("where what is there now stays, the edit is dropped", () => {
  expect(withoutFields<Values>({ name: "Mine", type: 2 }, new Set(["name"]))).toEqual({ type: 2 });
});

import { expect, test } from "vitest";
import { selectedShare, toggled, withRange } from "./selection.ts";

const ids = ["a", "b", "c", "d"];

test("toggling adds and removes, and leaves the set it was given", () => {
  const before = new Set(["a"]);
  expect([...toggled(before, "b")]).toEqual(["a", "b"]);
  expect([...toggled(before, "a")]).toEqual([]);
  expect([...before]).toEqual(["a"]);
});

test.each([
  [1, 3, ["b", "c", "d"]],
  [3, 1, ["b", "c", "d"]],
  [2, 2, ["c"]],
  [2, 9, ["c", "d"]],
])("a range from %i to %i", (from, to, expected) => {
  expect([...withRange(new Set(), (at) => ids[at], from, to)]).toEqual(expected);
});

test("a range keeps what is selected elsewhere", () => {
  expect([...withRange(new Set(["x"]), (at) => ids[at], 0, 1)]).toEqual(["x", "a", "b"]);
});

test.each([
  [[], "none"],
  [["x"], "none"],
  [["a", "x"], "some"],
  [["a", "b", "c", "d"], "all"],
])("with %j selected the box shows %s", (selected, share) => {
  expect(selectedShare(new Set(selected), ids)).toBe(share);
});

test("an empty table is never wholly selected", () => {
  expect(selectedShare(new Set(["a"]), [])).toBe("none");
});

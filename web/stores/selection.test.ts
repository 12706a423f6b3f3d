import { beforeEach, expect, test } from "vitest";
import { selectedIds, selectIn, useSelection } from "./selection.ts";

const select = (list: string, ...ids: readonly string[]) => selectIn(list, new Set(ids));
const selected = (list: string) => [...selectedIds(list)].join();

beforeEach(() => useSelection.setState({ lists: new Map() }));

test("what is selected in one list leaves the others as they are", () => {
  select("public", "a", "b");
  select("members:a", "ada");
  select("public", "b");
  expect([selected("public"), selected("members:a"), selected("mine")]).toEqual(["b", "ada", ""]);
  select("members:a");
  expect([selected("public"), selected("members:a")]).toEqual(["b", ""]);
});

test("nothing selected is the same nothing each time, so that nobody renders for it", () => {
  expect(selectedIds("public")).toBe(selectedIds("mine"));
});

test("only the lists changed last keep their selection", () => {
  for (let list = 0; list < 25; list += 1) select(`list ${list}`, "a");
  select("list 6", "b");
  select("list 25", "a");
  expect(useSelection.getState().lists.size).toBe(20);
  expect([selected("list 4"), selected("list 5"), selected("list 6"), selected("list 25")]).toEqual(["", "", "b", "a"]);
});

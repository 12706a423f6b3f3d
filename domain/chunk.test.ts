import { expect, test } from "vitest";
import { chunk } from "./chunk.ts";

test.each([
  [[], 2, []],
  [["a"], 2, [["a"]]],
  [["a", "b", "c"], 2, [["a", "b"], ["c"]]],
])("chunk(%j, %i)", (items, size, chunks) => {
  expect(chunk(items, size)).toEqual(chunks);
});

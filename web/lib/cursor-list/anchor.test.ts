import { expect, test } from "vitest";
import { anchorAfter } from "./anchor.ts";

test.each([
  ["nothing moved", "abcde", 2, "abcde", 2],
  ["rows came before", "abcde", 2, "xyabcde", 4],
  ["rows before went", "abcde", 3, "cde", 1],
  ["the row itself went: its neighbour above leads", "abcde", 2, "abde", 2],
  ["with rows added before", "abcde", 2, "xabde", 3],
  ["the neighbour above went too", "abcde", 1, "cde", 0],
  ["only rows far below survive", "abcde", 0, "xxe", 0],
  ["none survives", "abc", 1, "xyz", undefined],
  ["there was nothing", "", 0, "abc", undefined],
])("%s", (_, before, at, after, expected) => {
  const index = (id: string) => (after.includes(id) ? after.indexOf(id) : undefined);
  expect(anchorAfter([...before], at, index)).toBe(expected);
});

import { expect, test } from "vitest";
import { countOf } from "./format.ts";
import { formatWait } from "./format-wait.ts";

test.each([
  [1, "1 channel"],
  [0, "0 channels"],
  [999, "999 channels"],
  [12_000, "12,000 channels"],
  [1_234_567, "1,234,567 channels"],
])("countOf(%i)", (count, text) => {
  expect(countOf(count, "channel")).toBe(text);
});

test.each([
  [0, "0 s"],
  [1, "1 s"],
  [42_000, "42 s"],
  [90_000, "2 min"],
  [3_600_000, "60 min"],
  [9_000_000, "3 h"],
])("formatWait(%i)", (ms, text) => {
  expect(formatWait(ms)).toBe(text);
});

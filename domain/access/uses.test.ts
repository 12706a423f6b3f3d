import { expect, test } from "vitest";
import { rights } from "./rights.ts";
import { isUnused, usesOf } from "./uses.ts";

const DAY_MS = 86_400_000;
const NOW = 100 * DAY_MS;
const ago = (days: number) => NOW - days * DAY_MS;

test.each([
  [{ lastAtMs: ago(30), isRecorded: true }, ago(90), true],
  [{ lastAtMs: ago(29), isRecorded: true }, ago(90), false],
  // Whoever never used it has had it for long, or not.
  [{ lastAtMs: null, isRecorded: true }, ago(30), true],
  [{ lastAtMs: null, isRecorded: true }, ago(1), false],
  [{ lastAtMs: null, isRecorded: false }, ago(90), false],
])("%j, given at %d, is unused for 30 days: %s", (use, givenAtMs, is) => {
  expect(isUnused(use, givenAtMs, 30, NOW)).toBe(is);
});

test("of what changes something there is a trace, of what only shows something there is none", () => {
  const silent = rights.filter((right) => usesOf(right).length === 0);
  expect(silent.every((right) => right.startsWith("see-"))).toBe(true);
  expect(usesOf("archive-channels")).toEqual(["archive-channels"]);
});

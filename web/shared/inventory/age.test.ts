import { expect, test } from "vitest";
import { ageText, isOld } from "./age.ts";

const NOW_MS = 1_000_000_000_000;
test.each([
  [59, "just now", false],
  [60, "1 min ago", false],
  [3_599, "59 min ago", false],
  [3_600, "1 h ago", false],
  [86_399, "23 h ago", false],
  [86_401, "1 day ago", true],
  [5 * 86_400, "5 days ago", true],
])("what was read %i s before was read %s", (seconds, text, old) => {
  expect(ageText(NOW_MS - seconds * 1_000, NOW_MS)).toBe(text);
  expect(isOld(NOW_MS - seconds * 1_000, NOW_MS)).toBe(old);
});

import { expect, test } from "vitest";
import { offText, readSinceText } from "./step-words.ts";

test.each([
  [0, 0, "–"],
  [1_000, 0, "0 % of 1,000"],
  [1_000, 2, "0.2 % of 1,000"],
  [51_204, 3, "under 0.1 % of 51,204"],
  [4, 4, "100 % of 4"],
])("of %i compared, %i were off: %s", (checked, off, text) => expect(offText({ checked, off })).toBe(text));

test("says since when all is read, and which phone numbers are still to be", () => {
  const phones = { id: "person-phones", total: 900, read: 120, failed: 0 };
  const since = "has been read since 1 Dec 2026, 09:30 UTC, and is read again in turn.";
  const sinceMs = Date.UTC(2026, 11, 1, 9, 30);
  expect(readSinceText([phones], sinceMs)).toBe(
    `Every kind of fact but people’s phone numbers ${since} Those of 120 of 900 people are known so far.`,
  );
  expect(readSinceText([{ ...phones, read: 897, failed: 3 }], sinceMs)).toBe(`Every kind of fact ${since}`);
});

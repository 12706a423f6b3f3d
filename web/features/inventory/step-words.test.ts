import { expect, test } from "vitest";
import { offText } from "./step-words.ts";

test.each([
  [0, 0, "–"],
  [1_000, 0, "0 % of 1,000"],
  [1_000, 2, "0.2 % of 1,000"],
  [51_204, 3, "under 0.1 % of 51,204"],
  [4, 4, "100 % of 4"],
])("of %i compared, %i were off: %s", (checked, off, text) => expect(offText({ checked, off })).toBe(text));

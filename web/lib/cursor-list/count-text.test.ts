import { expect, test } from "vitest";
import { countText } from "./count-text.ts";

const channels = { noun: "channel", loadedCount: 100, total: 579, isComplete: false };

test.each<[Partial<Parameters<typeof countText>[0]>, string]>([
  [{ loadedCount: 579, isComplete: true }, "579 channels"],
  [{ loadedCount: 1, total: 1, isComplete: true }, "1 channel"],
  [{ loadedCount: 579, isComplete: true, matchCount: 42 }, "42 of 579 channels"],
  [{}, "100 of 579 channels loaded"],
  [{ total: undefined }, "100 channels loaded"],
  [{ matchCount: 5 }, "5 matches in 100 of 579 channels loaded"],
  [{ matchCount: 1, total: undefined }, "1 match in 100 channels loaded"],
  // Rows that cannot be read, or that went meanwhile, are in Zoom's total: what is loaded counts.
  [{ loadedCount: 577, isComplete: true, matchCount: 0 }, "0 of 577 channels"],
])("%o reads %s", (counts, text) => expect(countText({ ...channels, ...counts })).toBe(text));

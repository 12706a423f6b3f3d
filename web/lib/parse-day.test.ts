import { expect, test } from "vitest";
import { formatDay } from "./format-time.ts";
import { parseDay } from "./parse-day.ts";

test.each([
  ["22 Nov 2026", "2026-11-22"],
  [" 22  november 2026 ", "2026-11-22"],
  ["22-Nov-2026", "2026-11-22"],
  ["Nov 22, 2026", "2026-11-22"],
  ["November 3rd, 2026", "2026-11-03"],
  ["2026-11-22", "2026-11-22"],
  ["2026/11/2", "2026-11-02"],
  ["22.11.2026", "2026-11-22"],
  ["2.11.2026", "2026-11-02"],
  ["22/11/2026", "2026-11-22"],
  ["11/22/2026", "2026-11-22"],
  ["5/5/2026", "2026-05-05"],
  // Two days could be meant.
  ["2/11/2026", undefined],
  ["31 Feb 2026", undefined],
  ["22 Nov", undefined],
  ["22 Nov 26", undefined],
  ["22 Nov 2026 10", undefined],
  ["22 Foo 2026", undefined],
  ["tomorrow", undefined],
  ["", undefined],
])("%j is %j", (text, day) => expect(parseDay(text)).toBe(day));

test("whatever the console writes is read back, each day of a leap year", () => {
  for (let ms = Date.UTC(2028, 0, 1); ms < Date.UTC(2029, 0, 1); ms += 86_400_000) {
    expect(parseDay(formatDay(ms))).toBe(new Date(ms).toISOString().slice(0, 10));
  }
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  formatClock,
  formatDay,
  formatDayOfYear,
  formatHour,
  formatLocalMoment,
  formatMoment,
  formatMonth,
  formatMonthOfYear,
} from "./format-time.ts";

const atMs = Date.parse("2026-09-03T23:05:59Z");

test("days and times are written one way", () => {
  expect(formatDay(atMs)).toBe("3 Sep 2026");
  expect(formatDay("2026-12-31")).toBe("31 Dec 2026");
  expect(formatDayOfYear(atMs)).toBe("3 Sep");
  expect(formatMonthOfYear(atMs)).toBe("Sep");
  expect(formatMonth(atMs)).toBe("September 2026");
  expect(formatHour(atMs)).toBe("23:05");
  expect(formatClock(atMs)).toBe("23:05 UTC");
  expect(formatMoment(atMs)).toBe("3 Sep 2026, 23:05");
});

test("a moment is told by the reader's own clock, beside UTC", () => {
  expect(formatLocalMoment(atMs, 0)).toBe("3 Sep 2026, 23:05 UTC");
  expect(formatLocalMoment(atMs, 300)).toBe("3 Sep 2026, 18:05 your time (23:05 UTC)");
  expect(formatLocalMoment(atMs, -330)).toBe("4 Sep 2026, 04:35 your time (3 Sep 2026, 23:05 UTC)");
});

test("nothing else in the console writes them, by a locale or a zone of its own", () => {
  const web = path.join(import.meta.dirname, "..");
  const other =
    /Intl\.DateTimeFormat|toLocale(?:Date|Time)?String\(\s*(?:\)|undefined)|\.get(?:Hours|Date|Month|FullYear)\(/;
  const files = readdirSync(web, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => other.test(readFileSync(path.join(web, file), "utf8")))).toEqual([]);
});

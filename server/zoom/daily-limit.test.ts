import { expect, test } from "vitest";
import { createDailyHolds, TRY_EVERY_MS } from "./daily-limit.ts";

const list = { id: "listChannels", rate: "MEDIUM" } as const;
const search = { id: "searchChannels", rate: "MEDIUM" } as const;
const me = { id: "getMe", rate: "LIGHT" } as const;
const nowMs = Date.UTC(2026, 10, 28, 12);
const tonight = Date.UTC(2026, 10, 29);
const spent = (category?: string, until = "2026-11-29T00:00:00Z") => ({
  "x-ratelimit-type": "Daily-limit",
  "retry-after": until,
  ...(category !== undefined && { "x-ratelimit-category": category }),
});

test("holds the label that Zoom names, and no other, until the time it names", () => {
  const holds = createDailyHolds();
  holds.answered(list, 429, spent("Medium"), nowMs);
  expect([list, search, me].map((each) => holds.waitMs(each, nowMs))).toEqual([tonight - nowMs, tonight - nowMs, 0]);
  expect(holds.waitMs(list, tonight)).toBe(0);
});

test("holds only the operation where Zoom names no label", () => {
  const holds = createDailyHolds();
  holds.answered(list, 429, spent(), nowMs);
  expect([list, search].map((each) => holds.waitMs(each, nowMs))).toEqual([tonight - nowMs, 0]);
});

test("holds the operation too where Zoom names another label than its own", () => {
  const holds = createDailyHolds();
  holds.answered(list, 429, spent("Light"), nowMs);
  expect([list, me].map((each) => holds.waitMs(each, nowMs))).toEqual([tonight - nowMs, tonight - nowMs]);
  expect(holds.waitMs(search, nowMs)).toBe(0);
});

test("lets one through now and then, and all when that one is answered", () => {
  const holds = createDailyHolds();
  holds.answered(list, 429, spent("Medium"), nowMs);
  const laterMs = nowMs + TRY_EVERY_MS;
  expect(holds.waitMs(search, laterMs)).toBe(0);
  expect(holds.waitMs(list, laterMs)).toBeGreaterThan(0);
  holds.answered(search, 429, spent("Medium"), laterMs);
  expect(holds.waitMs(search, laterMs)).toBeGreaterThan(0);
  expect(holds.waitMs(search, laterMs + TRY_EVERY_MS)).toBe(0);
  holds.answered(search, 200, {}, laterMs + TRY_EVERY_MS);
  expect(holds.waitMs(list, laterMs + TRY_EVERY_MS)).toBe(0);
});

test("holds nothing for longer than a day, whatever the header says", () => {
  const holds = createDailyHolds();
  holds.answered(list, 429, spent("Medium", "9999-12-31T23:59:59Z"), nowMs);
  expect(holds.waitMs(list, nowMs)).toBe(86_400_000);
});

test("holds nothing for a limit of the second", () => {
  const holds = createDailyHolds();
  holds.answered(list, 429, { "x-ratelimit-type": "QPS", "x-ratelimit-category": "Medium" }, nowMs);
  expect(holds.waitMs(list, nowMs)).toBe(0);
});

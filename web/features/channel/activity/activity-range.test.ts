import { describe, expect, it } from "vitest";
import { lastDays, presetOf, rangeProblem, readRange } from "./activity-range.ts";

const nowMs = Date.UTC(2026, 2, 2, 9, 30);

describe("lastDays counts today", () => {
  it.each([
    [1, "2026-03-02"],
    [3, "2026-02-28"],
    [30, "2026-02-01"],
  ])("%i days begin on %s", (days, from) => expect(lastDays(days, nowMs)).toEqual({ from, to: "2026-03-02" }));
});

describe("readRange", () => {
  it.each([
    ["nothing", null, null, "2026-02-28", "2026-03-02"],
    ["both days", "2026-01-01", "2026-01-31", "2026-01-01", "2026-01-31"],
    ["one day", "2026-03-01", null, "2026-03-01", "2026-03-02"],
    ["a day that is none", "2026-02-31", "2026-03-01", "2026-02-28", "2026-03-01"],
    ["days that run backwards", "2026-03-02", "2026-03-01", "2026-03-01", "2026-03-01"],
    ["something else", "x", "../..", "2026-02-28", "2026-03-02"],
  ])("%s", (_, from, to, expectedFrom, expectedTo) => {
    expect(readRange(from, to, nowMs)).toEqual({ from: expectedFrom, to: expectedTo });
  });
});

it("knows its presets", () => {
  expect(presetOf(lastDays(7, nowMs), nowMs)).toBe(7);
  expect(presetOf({ from: "2026-02-27", to: "2026-03-01" }, nowMs)).toBeUndefined();
});

describe("rangeProblem", () => {
  it.each([
    ["2026-02-28", "2026-03-02", undefined],
    ["", "2026-03-02", "both"],
    ["2026-03-02", "2026-03-01", "after"],
    ["2026-03-03", "2026-03-04", "future"],
  ])("%s to %s", (from, to, word) => {
    const problem = rangeProblem(from, to, nowMs);
    if (word === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(word);
  });
});

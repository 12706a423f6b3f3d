import { describe, expect, it } from "vitest";
import { cutRange } from "../../domain/days.ts";
import { daysIn, formatRange, lastDays, presetOf, rangeProblem, readRange } from "./day-range.ts";

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
    ["the first day alone", "2026-03-01", null, "2026-03-01", "2026-03-02"],
    ["the last day alone", null, "2026-02-10", "2026-02-08", "2026-02-10"],
    ["a day that is none", "2026-02-31", "2026-03-01", "2026-02-27", "2026-03-01"],
    ["days that run backwards", "2026-03-02", "2026-03-01", "2026-03-01", "2026-03-01"],
    ["a day to come", "2026-03-01", "2026-04-01", "2026-03-01", "2026-03-02"],
    ["something else", "x", "../..", "2026-02-28", "2026-03-02"],
  ])("%s", (_, from, to, expectedFrom, expectedTo) => {
    expect(readRange(from, to, 3, nowMs)).toEqual({ from: expectedFrom, to: expectedTo });
  });
});

it("shortens a range that is too long", () => {
  expect(readRange("2020-01-01", "2026-01-31", 3, nowMs, 31)).toEqual({ from: "2026-01-01", to: "2026-01-31" });
});

it("knows a range of last days", () => {
  expect(presetOf(lastDays(7, nowMs), nowMs)).toBe(7);
  expect(presetOf({ from: "2026-02-27", to: "2026-03-01" }, nowMs)).toBeUndefined();
});

describe("rangeProblem", () => {
  it.each([
    ["2026-02-28", "2026-03-02", undefined],
    ["", "2026-03-02", "both"],
    ["2026-03-02", "2026-03-01", "after"],
    ["2026-03-03", "2026-03-04", "future"],
    ["2025-01-01", "2026-03-01", "At most 366"],
  ])("%s to %s", (from, to, word) => {
    const problem = rangeProblem(from, to, nowMs, 366);
    if (word === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(word);
  });
});

describe("cutRange", () => {
  it("cuts from the newest day", () => {
    expect(cutRange({ from: "2026-02-25", to: "2026-03-03" }, 3)).toEqual([
      { from: "2026-03-01", to: "2026-03-03" },
      { from: "2026-02-26", to: "2026-02-28" },
      { from: "2026-02-25", to: "2026-02-25" },
    ]);
  });
  it.each([1, 2, 3, 4, 30, 366])("covers every one of %i days once", (days) => {
    const range = lastDays(days, nowMs);
    const cuts = cutRange(range, 3);
    expect(cuts.reduce((sum, cut) => sum + daysIn(cut), 0)).toBe(days);
    expect(cuts.every((cut) => daysIn(cut) <= 3)).toBe(true);
    expect(cuts.at(-1)?.from).toBe(range.from);
    expect(cuts[0]?.to).toBe(range.to);
  });
});

it.each([
  ["2026-03-02", "2026-03-02", "2 Mar 2026"],
  ["2026-02-01", "2026-03-02", "1 Feb – 2 Mar 2026"],
  ["2025-12-31", "2026-01-01", "31 Dec 2025 – 1 Jan 2026"],
])("writes %s to %s as %s", (from, to, text) => expect(formatRange({ from, to })).toBe(text));

import { describe, expect, test } from "vitest";
import type { Limit } from "../../../contract/operation.ts";
import { operations } from "../../../contract/operations.gen.ts";
import { dayOf } from "../../../domain/days.ts";
import { countProblem, MAX_COUNT, readPeriod, type Unit, writePeriod } from "../../../domain/retention-period.ts";
import { cutOffDay, keptUntilDay } from "./period.ts";

test.each<[string, Unit]>([
  ["days", "d"],
  ["months", "m"],
  ["years", "y"],
])("the most %s are what the contract says", (name, unit) => {
  const limits: readonly Limit[] = operations.find(({ id }) => id === "updateRetentionPolicyOfChannel")?.limits ?? [];
  const limit = limits.find(({ subject }) => subject === `retention_period in ${name}`);
  expect(limit).toMatchObject({ min: 1, max: MAX_COUNT[unit] });
});

test.each<[string, string | undefined]>([
  ["30d", "30d"],
  ["6M", "6m"],
  ["7 years", "7y"],
  ["1 month", "1m"],
  [" 90 days ", "90d"],
  ["007y", "7y"],
  ["7", undefined],
  ["y", undefined],
  ["7w", undefined],
  ["7yrs", undefined],
  ["-1d", undefined],
  ["1.5y", undefined],
  ["", undefined],
])("%j is the period %j", (text, wire) => {
  const period = readPeriod(text);
  expect(period && writePeriod(period)).toBe(wire);
});

describe("what Zoom would refuse", () => {
  test.each<[string, Unit, boolean]>([
    ["1", "d", true],
    ["90", "d", true],
    ["91", "d", false],
    ["120", "m", true],
    ["121", "m", false],
    ["10", "y", true],
    ["11", "y", false],
    ["0", "y", false],
    ["", "y", false],
    ["2.5", "y", false],
    ["ten", "y", false],
    ["-2", "y", false],
  ])("%j %s: fine %s", (count, unit, isFine) => {
    expect(countProblem(count, unit) === undefined).toBe(isFine);
  });

  test("is said with the range", () => {
    expect(countProblem("91", "d")).toBe("Days go from 1 to 90.");
  });
});

describe("the day before which messages go", () => {
  const nowMs = Date.parse("2026-03-31T15:00:00Z");
  test.each<[string, string]>([
    ["1d", "2026-03-30"],
    ["90d", "2025-12-31"],
    ["12m", "2025-03-31"],
    // February has no 31st: the later day is the one to warn of.
    ["1m", "2026-03-03"],
    ["7y", "2019-03-31"],
  ])("of %s is %s", (wire, day) => {
    const period = readPeriod(wire);
    expect(period && cutOffDay(period, nowMs)).toBe(day);
  });

  test("and a message of today goes when the period is over", () => {
    expect(keptUntilDay({ count: 2, unit: "y" }, nowMs)).toBe("2028-03-31");
    expect(dayOf(nowMs)).toBe("2026-03-31");
  });
});

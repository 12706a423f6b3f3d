import { describe, expect, it } from "vitest";
import { labelEvery, ticksTo } from "./scale.ts";
import { bucketAt, bucketsOf, unitFor } from "./time-buckets.ts";

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 5, 10]],
  [42, [0, 20, 40, 60]],
  [950, [0, 500, 1_000]],
])("ticks to %i are %j", (max, ticks) => expect(ticksTo(max, 3)).toEqual(ticks));

it("writes as many labels as there is room for", () => {
  expect(labelEvery(30, 600, 60)).toBe(3);
  expect(labelEvery(5, 600, 60)).toBe(1);
  expect(labelEvery(5, 0, 60)).toBe(5);
});

describe("bucketsOf", () => {
  it.each([
    ["2026-03-01", "2026-03-01", "hour", 24],
    ["2026-02-01", "2026-03-02", "day", 30],
    ["2026-01-01", "2026-06-30", "week", 27],
    ["2024-01-15", "2026-01-15", "month", 25],
  ] as const)("cuts %s to %s by the %s", (from, to, unit, count) => {
    const range = { from, to };
    expect(unitFor(range)).toBe(unit);
    const buckets = bucketsOf(range, unit);
    expect(buckets).toHaveLength(count);
    expect(buckets[0]?.fromMs).toBe(Date.parse(from));
    expect(buckets.at(-1)?.untilMs).toBe(Date.parse(to) + 86_400_000);
    for (const [at, bucket] of buckets.entries())
      expect(buckets[at + 1]?.fromMs ?? bucket.untilMs).toBe(bucket.untilMs);
  });

  it("begins weeks on Monday", () => {
    const buckets = bucketsOf({ from: "2026-03-04", to: "2026-03-20" }, "week");
    expect(buckets.map(({ name }) => name)).toEqual([
      "4 Mar – 8 Mar 2026",
      "9 Mar – 15 Mar 2026",
      "16 Mar – 20 Mar 2026",
    ]);
  });
});

it("finds the bucket of every moment", () => {
  const buckets = bucketsOf({ from: "2026-03-01", to: "2026-03-07" }, "day");
  expect(bucketAt(buckets, Date.parse("2026-03-01"))).toBe(0);
  expect(bucketAt(buckets, Date.parse("2026-03-04T23:59:59.999Z"))).toBe(3);
  expect(bucketAt(buckets, Date.parse("2026-03-08"))).toBe(-1);
  expect(bucketAt(buckets, Date.parse("2026-02-28T23:59:59Z"))).toBe(-1);
});

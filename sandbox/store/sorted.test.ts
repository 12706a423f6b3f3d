import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deleteSorted, hasSorted, insertSorted, pageOfSorted } from "./sorted.ts";

const change = fc.record({ value: fc.integer({ min: 0, max: 60 }), isInsert: fc.boolean() });

describe("a sorted list", () => {
  it("holds what a set would, in order", () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const sorted: number[] = [];
        const set = new Set<number>();
        for (const { value, isInsert } of changes) {
          if (isInsert) insertSorted(sorted, value);
          else deleteSorted(sorted, value);
          if (isInsert) set.add(value);
          else set.delete(value);
        }
        expect(sorted).toEqual([...set].sort((a, b) => a - b));
        for (let value = 0; value <= 60; value++) expect(hasSorted(sorted, value)).toBe(set.has(value));
      }),
    );
  });

  it("pages to its end, each item that stays once, while others come and go", () => {
    const arbitrary = fc.record({
      start: fc.uniqueArray(fc.integer({ min: 0, max: 200 })),
      size: fc.integer({ min: 1, max: 9 }),
      changes: fc.array(change),
    });
    fc.assert(
      fc.property(arbitrary, ({ start, size, changes }) => {
        const sorted = [...start].sort((a, b) => a - b);
        const touched = new Set(changes.map(({ value }) => value));
        const seen: number[] = [];
        const waiting = [...changes];
        for (let from: number | null = 0; from !== null; ) {
          const page = pageOfSorted(sorted, from, size);
          expect(page.items.length).toBeLessThanOrEqual(size);
          seen.push(...page.items);
          from = page.next;
          const next = waiting.shift();
          if (next?.isInsert) insertSorted(sorted, next.value);
          else if (next) deleteSorted(sorted, next.value);
        }
        const stayed = start.filter((value) => !touched.has(value)).sort((a, b) => a - b);
        expect(seen.filter((value) => !touched.has(value))).toEqual(stayed);
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });
});

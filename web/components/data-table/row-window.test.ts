import { describe, expect, test } from "vitest";
import { scrollToRow, windowAt } from "./row-window.ts";

describe("windowAt", () => {
  test("at the top it starts with the first row and reaches beyond the view", () => {
    const { first, end } = windowAt(0, 340, 34, 1_000);
    expect(first).toBe(0);
    expect(end).toBeGreaterThan(10);
    expect(end).toBeLessThan(40);
  });

  test("it always covers the view and never leaves the rows", () => {
    for (let scrollTop = 0; scrollTop <= 34_000 - 340; scrollTop += 13) {
      // The position is kept in whole steps of four rows.
      const top = Math.floor(scrollTop / (4 * 34)) * 4 * 34;
      const { first, end } = windowAt(top, 340, 34, 1_000);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThanOrEqual(Math.floor(scrollTop / 34));
      expect(end).toBeGreaterThanOrEqual(Math.min(1_000, Math.ceil((scrollTop + 340) / 34)));
      expect(end).toBeLessThanOrEqual(1_000);
    }
  });

  test("no rows, no window", () => {
    expect(windowAt(5_000, 340, 34, 0)).toEqual({ first: 0, end: 0 });
  });

  test("a list that shrank below the position still shows its last row", () => {
    const { first, end } = windowAt(34_000, 340, 34, 10);
    expect(end).toBe(10);
    expect(first).toBeLessThan(10);
  });
});

test.each([
  ["a row in view stays where it is", 5, 0, 0],
  ["a row above comes to the top", 2, 340, 68],
  ["a row below comes to the bottom", 20, 0, 20 * 34 + 34 + 32 - 340],
])("%s", (_, index, scrollTop, expected) => {
  expect(scrollToRow(index, scrollTop, 340, 34, 32)).toBe(expected);
});

import { describe, expect, test } from "vitest";
import { rowsInElementOrder, scrollToRow, windowAt } from "./row-window.ts";

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

  test("with nothing beyond the view it has just the rows that are in it, wherever it stands", () => {
    expect(windowAt(0, 340, 34, 1_000, 0)).toMatchObject({ first: 0, end: 10 });
    for (let scrollTop = 137; scrollTop <= 34_000 - 340; scrollTop += 13) {
      const { first, end } = windowAt(Math.floor(scrollTop / (4 * 34)) * 4 * 34, 340, 34, 1_000, 0);
      expect(first).toBeLessThanOrEqual(Math.floor(scrollTop / 34));
      expect(end).toBeGreaterThanOrEqual(Math.min(1_000, Math.ceil((scrollTop + 340) / 34)));
    }
  });

  test("no rows, no window", () => {
    expect(windowAt(5_000, 340, 34, 0)).toMatchObject({ first: 0, end: 0 });
  });

  test("a list that shrank below the position still shows its last row", () => {
    const { first, end } = windowAt(34_000, 340, 34, 10);
    expect(end).toBe(10);
    expect(first).toBeLessThan(10);
  });
});

describe("rowsInElementOrder", () => {
  const order = (first: number, end: number, start: number) => rowsInElementOrder({ first, end, slots: 5 }, start);

  test.each([
    ["settled, elements stand as their rows", 8, 13, 8, [8, 9, 10, 11, 12]],
    ["two rows further, the first two elements show the new rows", 10, 15, 8, [13, 14, 10, 11, 12]],
    ["back up, the last ones do", 6, 11, 8, [8, 9, 10, 6, 7]],
    ["at the end of the list elements are left over", 10, 12, 10, [10, 11]],
    ["no rows", 0, 0, 0, []],
  ])("%s", (_, first, end, start, expected) => {
    expect(order(first, end, start)).toEqual(expected);
  });

  test("no element changes its place while the start stays", () => {
    const places = new Map<number, number>();
    for (let first = 0; first < 40; first += 1) {
      for (const [place, index] of order(first, first + 5, 3).entries()) {
        const element = index % 5;
        expect(places.get(element) ?? place).toBe(place);
        places.set(element, place);
      }
    }
  });
});

test.each([
  ["a row in view stays where it is", 5, 0, 0],
  ["a row above comes to the top", 2, 340, 68],
  ["a row below comes to the bottom", 20, 0, 20 * 34 + 34 + 32 - 340],
])("%s", (_, index, scrollTop, expected) => {
  expect(scrollToRow(index, scrollTop, 340, 34, 32)).toBe(expected);
});

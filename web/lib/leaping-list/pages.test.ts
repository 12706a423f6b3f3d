import { expect, test } from "vitest";
import { isPlaceId, type LeapData, listedRows, PAGE_ROWS, pagesOf, updateInPlace, withPage } from "./pages.ts";

interface Row {
  readonly id: string;
  readonly text?: string;
}
const idOf = ({ id }: Row) => id;
const rowsFrom = (start: number, count = PAGE_ROWS): readonly Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `r${start + at}` }));
const page = (number: number, count = PAGE_ROWS) => ({
  rows: rowsFrom(number * PAGE_ROWS, count),
  next: count === PAGE_ROWS ? "t" : undefined,
});
const list = (total: number, ...numbers: readonly number[]): LeapData<Row> => ({
  pages: new Map(numbers.map((number) => [number, page(number)])),
  total,
  askedAtMs: 0,
});

test("every place is listed, with the rows that are here", () => {
  const listed = listedRows(list(1_000, 0, 5), idOf);
  expect(listed).toHaveLength(1_000);
  expect(listed[99]).toEqual({ id: "r99", row: { id: "r99" } });
  expect(listed[100]).toMatchObject({ row: null });
  expect(isPlaceId(listed[100]?.id ?? "")).toBe(true);
  expect(listed[500]?.id).toBe("r500");
});

test.each([
  [0, 30, [0]],
  [90, 110, [0, 1]],
  [100, 200, [1]],
  [0, 0, [0]],
])("rows %i to %i stand on pages %j", (first, end, pages) => expect(pagesOf(first, end)).toEqual(pages));

test("a hundred thousand rows that are scrolled through are never all kept", () => {
  let data = list(100_000, 0);
  for (let number = 1; number < 1_000; number += 1)
    data = withPage(data, number, { ...page(number), next: number < 999 ? "t" : undefined });
  expect(data.pages.size).toBeLessThanOrEqual(60);
  expect(data.pages.has(999)).toBe(true);
  expect(listedRows(data, idOf)).toHaveLength(100_000);
});

test("the last page says where the list ends", () => {
  expect(withPage(list(1_000, 0), 9, page(9, 40)).total).toBe(940);
  expect(withPage(list(1_000, 0), 9, page(9)).total).toBe(1_001);
});

test("rows are brought up to date where they are", () => {
  const data = list(1_000, 0, 1);
  const renamed = rowsFrom(0).map((row) => (row.id === "r7" ? { ...row, text: "new" } : row));
  const update = updateInPlace(
    data,
    { pages: new Map([[0, { rows: renamed, next: "t" }]]), total: 1_000, askedAtMs: 1 },
    idOf,
  );
  expect(update.hasMoved).toBe(false);
  expect(update.data.pages.get(0)?.rows[7]).toEqual({ id: "r7", text: "new" });
  expect(update.data.pages.get(1)?.rows).toEqual(data.pages.get(1)?.rows);
});

test("rows that came are not put between those the reader looks at, but said", () => {
  const data = list(1_000, 0);
  const shifted = [{ id: "new" }, ...rowsFrom(0, PAGE_ROWS - 1)];
  const update = updateInPlace(
    data,
    { pages: new Map([[0, { rows: shifted, next: "t" }]]), total: 1_001, askedAtMs: 1 },
    idOf,
  );
  expect(update.hasMoved).toBe(true);
  expect(
    listedRows(update.data, idOf)
      .slice(0, 3)
      .map(({ id }) => id),
  ).toEqual(["r0", "r1", "r2"]);
  const swapped = [...rowsFrom(1, 1), ...rowsFrom(0, 1), ...rowsFrom(2, PAGE_ROWS - 2)];
  const order = updateInPlace(
    data,
    { pages: new Map([[0, { rows: swapped, next: "t" }]]), total: 1_000, askedAtMs: 1 },
    idOf,
  );
  expect(order.hasMoved).toBe(true);
});

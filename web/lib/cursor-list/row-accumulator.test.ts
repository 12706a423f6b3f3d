import { expect, test } from "vitest";
import { cursorPage } from "./page.ts";
import { createRowAccumulator } from "./row-accumulator.ts";

const page = (...items: string[]) => cursorPage(items, "t", undefined, 0);
const accumulator = () => createRowAccumulator<string>((item) => item);

test("pages are flattened in order", () => {
  expect(accumulator()([page("a", "b"), page("c")])).toEqual(["a", "b", "c"]);
});

test("the same pages give the same array, so that nothing renders again", () => {
  const accumulate = accumulator();
  const pages = [page("a")];
  const rows = accumulate(pages);
  expect(accumulate(pages)).toBe(rows);
  expect(accumulate([...pages])).toBe(rows);
});

test("an added page leaves the earlier rows as they were", () => {
  const accumulate = accumulator();
  const first = page("a", "b");
  const before = accumulate([first]);
  const after = accumulate([first, page("c")]);
  expect(after).toEqual(["a", "b", "c"]);
  expect(before).toEqual(["a", "b"]);
});

test("replaced or fewer pages start again", () => {
  const accumulate = accumulator();
  const [one, two] = [page("a"), page("b")];
  accumulate([one, two]);
  expect(accumulate([page("x"), two])).toEqual(["x", "b"]);
  expect(accumulate([one])).toEqual(["a"]);
});

test("a row that moved onto the next page while it was fetched shows once", () => {
  expect(accumulator()([page("a", "b"), page("b", "c")])).toEqual(["a", "b", "c"]);
});

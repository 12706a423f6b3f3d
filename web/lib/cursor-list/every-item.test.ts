import { expect, test } from "vitest";
import { everyItem, firstItem } from "./every-item.ts";
import { cursorPage } from "./page.ts";

const asked: (string | undefined)[] = [];
const readPage = async (cursor: string | undefined) => {
  asked.push(cursor);
  return cursor === undefined ? cursorPage([1, 2], "b", undefined, 0) : cursorPage([3], "", undefined, 0);
};

test("a list is read to its end", async () => {
  asked.length = 0;
  expect(await everyItem(readPage)).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, "b"]);
});

test("a list is read no further than to what is looked for", async () => {
  asked.length = 0;
  expect(await firstItem(readPage, (one) => one === 2)).toBe(2);
  expect(asked).toEqual([undefined]);
  expect(await firstItem(readPage, (one) => one > 3)).toBeUndefined();
});

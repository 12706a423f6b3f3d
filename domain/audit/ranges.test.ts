import fc from "fast-check";
import { expect, test } from "vitest";
import { isInRanges, numbersIn, rangesOf } from "./ranges.ts";

test("numbers are written as ranges and read back", () => {
  expect(rangesOf([3, 0, 1, 2, 25])).toBe("0-3,25");
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300)), (numbers) => {
      const text = rangesOf(numbers);
      expect(numbersIn(text)).toEqual([...numbers].sort((one, other) => one - other));
      for (const n of [0, 7, 300]) expect(isInRanges(text, n)).toBe(numbers.includes(n));
    }),
  );
});

test("of a text that was cut off what is whole is read, and never half a number", () => {
  expect(numbersIn("0-2,17,12…")).toEqual([0, 1, 2, 17]);
  expect(numbersIn("0-2,17-…")).toEqual([0, 1, 2]);
  expect(isInRanges("0-2,12…", 12)).toBe(false);
  expect(numbersIn("")).toEqual([]);
});

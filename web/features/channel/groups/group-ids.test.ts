import { expect, it } from "vitest";
import { readGroupIds, sortGroupIds } from "./group-ids.ts";

const a = "03dydv46RWKsMzUOdFGdeA";
const b = "MIuNMURBTkuwfZ20jteRJg";

it.each([
  ["", []],
  [` ${a} `, [a]],
  [`${a},${b}\n${a};`, [a, b]],
])("reads ids out of %j", (text, expected) => expect(readGroupIds(text)).toEqual(expected));

it("parts what can be invited from what cannot", () => {
  expect(sortGroupIds([a, b, "x"], new Set([b]))).toEqual({ malformed: ["x"], present: [b], usable: [a] });
});

import { expect, test } from "vitest";
import { valuesIn } from "./facet-words.ts";

test("values stand in their order, those that no channel has left out", () => {
  expect(valuesIn("size", { "100-999": 1, "2-9": 96, "10-99": 61, "0": 0 })).toEqual(["2-9", "10-99", "100-999"]);
  expect(valuesIn("retention", { "1y": 2, default: 9 })).toEqual(["default", "1y"]);
});

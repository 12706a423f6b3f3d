import { expect, test } from "vitest";
import { placeOf } from "./use-active-row.ts";

test.each<[string, { id: string; index: number } | undefined, string, number]>([
  ["nobody moved yet: the first row, whatever comes before it", undefined, "a b c", 0],
  ["where it was", { id: "b", index: 1 }, "a b c", 1],
  ["rows came before it", { id: "b", index: 1 }, "x y a b c", 3],
  ["rows before it went", { id: "c", index: 2 }, "c", 0],
  ["it went: what stands in its place", { id: "b", index: 1 }, "a c", 1],
  ["it was the last and went", { id: "c", index: 2 }, "a b", 1],
  ["all went", { id: "c", index: 2 }, "", 0],
])("%s", (_, row, ids, expected) => expect(placeOf(row, ids.split(" ").filter(Boolean))).toBe(expected));

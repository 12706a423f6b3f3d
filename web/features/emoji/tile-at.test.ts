import { expect, test } from "vitest";
import { tileAt } from "./tile-at.ts";

// Seven tiles, three in a row.
const tops = [0, 0, 0, 150, 150, 150, 300];

test.each<[string, number, [number, number], number]>([
  ["right", 0, [1, 0], 1],
  ["right over the end of a row", 2, [1, 0], 3],
  ["right at the end", 6, [1, 0], 6],
  ["left at the beginning", 0, [-1, 0], 0],
  ["down", 1, [0, 1], 4],
  ["down where the last row is short", 5, [0, 1], 6],
  ["down in the last row", 6, [0, 1], 6],
  ["up", 4, [0, -1], 1],
  ["up in the first row", 1, [0, -1], 1],
])("%s", (_, from, step, to) => expect(tileAt(tops, from, step)).toBe(to));

test("a single row has no way down", () => expect(tileAt([0, 0], 0, [0, 1])).toBe(0));

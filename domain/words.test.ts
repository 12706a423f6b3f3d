import { expect, test } from "vitest";
import { holdsWords } from "./words.ts";

test.each([
  ["", "Aiko Marchetti", true],
  ["marchetti aiko", "Aiko Marchetti", true],
  ["Marchetti, Aiko", "Aiko Marchetti", true],
  ["GUNTHER", "Johanna Günther", true],
  ["Günther", "Johanna Gunther", true],
  ["Aiko\u200b Mar\u00adchetti\u2060", "Aiko Marchetti", true],
  ["aiko", "A\u200biko Marchetti", true],
  ["marchetti anna", "Aiko Marchetti", false],
])("%j in %j: %s", (wanted, text, isFound) => {
  expect(holdsWords(wanted)(text)).toBe(isFound);
});

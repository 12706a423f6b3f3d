import { expect, test } from "vitest";
import { searchWord } from "./search-word.ts";

test.each([
  ["", ""],
  [" Günther", "Günther"],
  ["Marchetti, Aiko", "Marchetti"],
  ["Aiko Marchetti ", "Marchetti"],
  ["lea\u200bd@sandbox.example\u2060", "lead@sandbox.example"],
  ["anna.gunther@sandbox.example", "anna.gunther@sandbox.example"],
])("%j is searched for by %j", (text, word) => {
  expect(searchWord(text)).toBe(word);
});

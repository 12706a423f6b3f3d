import { expect, test } from "vitest";
import { initials } from "./initials.ts";

test.each([
  ["Ada Marsh", "AM"],
  ["Ada", "A"],
  ["Ada van der Marsh", "AM"],
  ["  ", ""],
  ["Ada (Partner)", "AP"],
  ["Ada Marsh -", "AM"],
  ["élodie Ω", "ÉΩ"],
  ["𝒜da", "𝒜"],
])("%j", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

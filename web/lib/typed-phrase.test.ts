import { describe, expect, test } from "vitest";
import { askToType, isTyped } from "./typed-phrase.ts";

/** What a person sees between the quotes, and types. */
const asked = (phrase: string): string => /“(.*)”/u.exec(askToType(phrase))?.[1] ?? "";

const long = `Quarterly ${"planning ".repeat(12)}room`;

describe("a phrase can be typed as it is shown", () => {
  test.each([
    ["Release notes", "Release notes"],
    ["two  blanks", "two blanks"],
    [" edge\u00a0blanks\u2003", "edge blanks"],
    ["in\u200bvisible\u2060", "invisible"],
    ["\u202eturned\u202c", "turned"],
    ["soft\u00adhyphen", "softhyphen"],
    ["heart ❤\ufe0f", "heart ❤"],
    ["tab\tand\nline", "tab and line"],
    ["cafe\u0301", "café"],
    // Nothing to be seen: blanks, joiners, a Hangul filler, an empty Braille cell.
    [" ", "confirm"],
    ["\u200b\u2060", "confirm"],
    ["\u3164", "confirm"],
    ["\u2800", "confirm"],
    [long, "Quarterly planning planning planning"],
    ["x".repeat(128), "x".repeat(40)],
    ["😀".repeat(128), "😀".repeat(40)],
  ])("%j asks for %j", (phrase, text) => {
    expect(asked(phrase)).toBe(text);
    expect(isTyped(text, phrase)).toBe(true);
    expect(isTyped(` ${text} `, phrase)).toBe(true);
    expect(isTyped("", phrase)).toBe(false);
    expect(isTyped(text.slice(1), phrase)).toBe(false);
  });
});

test("the whole of a name will do, typed or pasted", () => {
  for (const phrase of [long, "two  blanks", "in\u200bvisible"]) expect(isTyped(phrase, phrase)).toBe(true);
});

test("signs that keyboards do not have are typed as those they look like", () => {
  expect(isTyped('Ada\'s room - "new"', "Ada’s room – “new”")).toBe(true);
  expect(isTyped("Wide", "Ｗｉｄｅ")).toBe(true);
});

test("case and words count", () => {
  expect(isTyped("release notes", "Release notes")).toBe(false);
  expect(isTyped("Release", "Release notes")).toBe(false);
});

import { expect, test } from "vitest";
import { lettersIn } from "../memory/text.ts";
import { wordCounts } from "../memory/word-counts.ts";
import { otherLetters, pageOfSubject, pageSubject, pagesLeft, vowels } from "./letters.ts";

const countsOf = (names: readonly string[]) => {
  const counts = wordCounts();
  for (const name of names) for (const letter of lettersIn(name)) counts.add(letter, 1);
  return counts.counts;
};
const others = (names: readonly string[], searched: readonly string[] = vowels) =>
  otherLetters(names, new Set(searched), countsOf(names));
const times = (count: number, name: (at: number) => string) => Array.from({ length: count }, (_, at) => name(at));

test.each<[string, readonly string[], readonly string[]]>([
  ["none where each name has a vowel", ["Sales", "Über uns", "Team 4"], []],
  ["one for names that share one", ["2024 Q3", "2023", "2"], ["2"]],
  ["of each script", ["Продажи", "Проект", "営業部", "営業"], ["п", "営"]],
  ["none of what is no letter", ["🎉", "---"], []],
])("what is searched for beside the vowels: %s", async (_what, names, expected) => {
  expect(await others(names)).toEqual(expected);
});

test("a letter that few names have goes before one for which all would be read", async () => {
  // Each of the six has both.
  const names = [...times(2_000, (at) => `Reports ${at} r`), ...times(6, () => "RKX")];
  expect(await others(names)).toEqual(["k"]);
});

test("what was searched for is not chosen again, and counts with what is", async () => {
  expect(await others(["2024 Q3", "2023", "РФ"], [...vowels, "2"])).toEqual(["р"]);
  const many = times(60, (at) => String.fromCodePoint(0x4e00 + at));
  const first = await others(many);
  expect(first).toHaveLength(40);
  expect(await others(many, [...vowels, ...first])).toEqual([]);
});

test("all of it is no more pages than there are channels", async () => {
  // Every letter is in half of the names: two of them are as much as all.
  const names = [...times(4_000, (at) => (at % 2 ? `ab cd ${at}` : `ae fg ${at}`)), ...["cd", "fg", "rt", "st", "wt"]];
  const found = await others(names);
  expect(pagesLeft(found, countsOf(names))).toBeLessThanOrEqual(Math.ceil(names.length / 50));
});

test("a page says how many were read before it", () => {
  for (const subject of ["a", "a 3 token"]) expect(pageSubject(pageOfSubject(subject))).toBe(subject);
  expect(pageOfSubject("a 3 token")).toEqual({ letter: "a", before: 3, token: "token" });
});

test("pages that are left are counted by the names that are known", () => {
  const counts = new Map([
    ["a", 1_001],
    ["e", 20],
  ]);
  expect(pagesLeft(["a", "e", "y"], counts)).toBe(21 + 1 + 1);
  expect(pagesLeft(["a 20 token", "e"], counts)).toBe(1 + 1);
  // There were more than are known.
  expect(pagesLeft(["a 30 token"], counts)).toBe(1);
});

import { expect, test } from "vitest";
import { sortKey } from "./sort-key.ts";
import { folded, nearWords, slips } from "./text.ts";
import { textBlocks } from "./text-blocks.ts";

test.each([
  ["Zürich Åland", "zurich aland"],
  ["CAFÉ", "cafe"],
  ["100% – „ok“", "100% – „ok“"],
])("%s is looked for as %s", (text, expected) => {
  expect(folded(text)).toBe(expected);
});

test.each<[string, string, number]>([
  ["platfrom", "platform", 1],
  ["platform", "platform", 0],
  ["harbour", "harbor", 1],
  ["sales", "warehouse", 3],
])("from %s to %s it takes %i slips, of which more than two are not counted", (word, of, count) => {
  expect(slips(word, of, 2, false)).toBe(count);
});

test.each<[string, readonly string[]]>([
  ["platfrom", ["platform", "platforms"]],
  ["platfo", ["platform", "platforms"]],
  ["slaes", ["sales"]],
  ["cat", ["car"]],
  ["ct", []],
  ["zzzz", []],
])("%s is nearly %j", (word, expected) => {
  const words = new Map(["platform", "platforms", "sales", "car", "warehouse"].map((of, at) => [of, 9 - at]));
  expect(nearWords(word, words)).toEqual(expected);
});

test("keys of texts never contradict their order", () => {
  const texts = ["", "a", "aa", "abc", "abcdefg", "abcdefh", "z", "ÿa", "ÿb", "Āz", "Ѐa", "日本", "\u0000"].toSorted();
  for (const [at, text] of texts.entries())
    for (const other of texts.slice(at)) expect(sortKey(text), `${text} ${other}`).toBeLessThanOrEqual(sortKey(other));
});

test("words are found in texts of rows, each row once, also after it has changed", () => {
  const blocks = textBlocks();
  for (let slot = 0; slot < 1_500; slot += 1) blocks.set(slot, slot % 3 === 0 ? "one one" : "two");
  const slotsOf = (word: string): readonly number[] => {
    const slots: number[] = [];
    const counts = [...blocks.find(word, (slot) => slots.push(slot))];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(slots.length);
    return slots;
  };
  expect(slotsOf("one")).toEqual(Array.from({ length: 500 }, (_, at) => at * 3));
  blocks.set(0, "two");
  blocks.set(1_499, "someone");
  expect(slotsOf("one").slice(0, 2)).toEqual([3, 6]);
  expect(slotsOf("one").at(-1)).toBe(1_499);
  expect(slotsOf("ee")).toEqual([]);
});

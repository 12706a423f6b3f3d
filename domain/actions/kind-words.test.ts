import { expect, test } from "vitest";
import { kindsOfChange, kindWords } from "./kind-words.ts";
import { actionIds } from "./registry.ts";

test.each([
  ["archive-channels", "Archive channels"],
  ["invite-members", "Add members"],
  ["undo-archive-channels", "Undo: archive channels"],
  ["undo-add-to-spaces", "Undo: add people to spaces"],
])("%s is called %s", (id, words) => {
  expect(kindWords(id)).toBe(words);
});

test("each kind can be chosen, and no two are called the same", () => {
  expect(kindsOfChange.map(({ value }) => value).toSorted()).toEqual(actionIds.toSorted());
  expect(new Set(kindsOfChange.map(({ label }) => label)).size).toBe(actionIds.length);
});

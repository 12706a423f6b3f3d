import { expect, test } from "vitest";
import { nameProblem, takenNames, whyOtherName } from "./names.ts";

const prefixed = (name: string): string => (name.startsWith("ops-") ? name : `ops-${name}`);

test.each([
  ["a name of another one", ["night", "ops-night"], ["ops-night"]],
  ["whatever its case", ["night", "OPS-Night"], ["ops-night"]],
  ["one that two would get", ["night", "night "], ["ops-night"]],
  ["none", ["night", "day"], []],
])("new names that are taken: %s", (_what, names, taken) => {
  expect(takenNames(names, (name) => prefixed(name.trim()))).toEqual(taken);
});

test.each([
  ["Sales", "Sales", undefined],
  [" sales", "Sales ", undefined],
  ["", "Sales", undefined],
  ["c1", "Sales", undefined],
  ["Sales", undefined, undefined],
  ["Old test", "IT help desk", "It is now called “IT help desk”."],
])("what was given as %s and is called %s: %s", (given, now, why) => expect(whyOtherName(given, "c1", now)).toBe(why));

test.each([
  ["Sales 🎉", undefined],
  ["Sa\0les", "The name has a character that cannot be stored: type it anew."],
  ["Sales \uD83C", "The name has a character that cannot be stored: type it anew."],
  // As what was planned of many channels at once is read back.
  ["Sales \uFFFD", "The name has a character that cannot be stored: type it anew."],
])("%j as a name: %s", (name, why) => expect(nameProblem(name, "channel")).toBe(why));

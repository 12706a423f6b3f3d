import { expect, test } from "vitest";
import { resourceOf } from "../actions/registry.ts";
import { differencesOf, differenceText } from "./differences.ts";
import type { AnyResource } from "./resource.ts";

const of = (action: string): AnyResource => {
  const resource = resourceOf(action);
  if (!resource) throw new Error(`there is no action ${action}`);
  return resource;
};
const textsOf = (action: string, states: Parameters<typeof differencesOf>[1]): readonly string[] =>
  differencesOf(of(action), states).map(differenceText);

test.each([
  [
    "set-channel-settings",
    { posting: 1, name: "Sales" },
    { posting: 2 },
    ["Who can post: Everyone → Owner and administrators"],
  ],
  [
    "set-retention",
    { period: null },
    { period: "1y" },
    ["Messages are kept: As long as the account’s default → 1 year"],
  ],
  ["set-retention", null, { period: "1y" }, ["Messages are kept: → 1 year"]],
  ["archive-channels", { isArchived: false }, { isArchived: true }, ["State: Active → Archived"]],
  ["undo-archive-channels", { isArchived: true }, { isArchived: false }, ["State: Archived → Active"]],
  [
    "delete-channels",
    { isThere: true, content: { name: "Sales" } },
    { isThere: false },
    ["State: Exists → Does not exist"],
  ],
  [
    "add-emojis",
    { isThere: false },
    { isThere: true, content: { name: "wave" } },
    ["State: Does not exist → Exists", "Name: → wave"],
  ],
] as const)("%s: what differs, in words", (action, before, to, texts) => {
  expect(textsOf(action, { before, to })).toEqual(texts);
});

test("of what changed in the meantime only what the change is about is told", () => {
  const states = { before: { name: "a" }, to: { name: "c" }, found: { name: "b", type: 1 } };
  expect(textsOf("rename-channels", states)).toEqual(["Name: was a, is b, was to be c"]);
});

test("what does not differ, and a state that cannot be read, tells nothing", () => {
  expect(textsOf("set-retention", { before: { period: "1y" }, to: { period: "1y" } })).toEqual([]);
  expect(textsOf("set-retention", { before: { period: "1y" }, to: "…" })).toEqual([]);
});

import { describe, expect, it } from "vitest";
import { MAX_NAME_LENGTH } from "../../../shared/channels/channel-name.ts";
import { opensHistory, problemsOf, typeChoices, warningsOf } from "./settings-rules.ts";
import { type Edits, editedNames, editsOf, isOwnersEdit, type SettingsValues, withEdits } from "./settings-values.ts";

const current: SettingsValues = {
  name: "Platform",
  type: 2,
  posting: 1,
  designated: [],
  adding: 2,
  mentionAll: 1,
  seesHistory: true,
  external: 0,
};
const designating: SettingsValues = { ...current, posting: 3, designated: ["a", "b"] };

describe("editsOf keeps what differs", () => {
  it.each([
    ["nothing", current, {}, {}],
    ["a value that is the same", current, { posting: 1, seesHistory: true }, {}],
    ["blanks around the same name", current, { name: " Platform " }, {}],
    ["another name", current, { name: "Platform 2" }, { name: "Platform 2" }],
    ["a switch turned off", current, { seesHistory: false }, { seesHistory: false }],
    ["chosen members in another order", designating, { designated: ["b", "a"] }, {}],
    ["chosen members", designating, { designated: ["a"] }, { designated: ["a"] }],
    ["chosen members while everyone posts", current, { designated: ["a"] }, {}],
    ["posting for everyone again", designating, { posting: 1 }, { posting: 1 }],
    ["who adds, under a type that fixes it", current, { type: 3, adding: 1 }, { type: 3 }],
    ["who adds external people, under a type that fixes it", current, { external: 1 }, {}],
    ["who adds external people", current, { type: 1, external: 3 }, { type: 1, external: 3 }],
  ] satisfies [string, SettingsValues, Edits, Edits][])("%s", (_, from, next, expected) => {
    expect(editsOf(from, next)).toEqual(expected);
  });
});

describe("withEdits shows what follows", () => {
  it.each([
    [3, 1],
    [4, 1],
    [5, 1],
    [1, 2],
    [2, 2],
  ])("type %i: who adds is %i", (type, adding) => {
    expect(withEdits(current, { type }).adding).toBe(adding);
  });
});

describe("isOwnersEdit", () => {
  it.each([
    [{ adding: 1 }, true],
    [{ mentionAll: 3, name: "x" }, true],
    [{ name: "x", posting: 2, type: 3 }, false],
  ] satisfies [Edits, boolean][])("%j is the owner's: %s", (edits, expected) => {
    expect(isOwnersEdit(edits)).toBe(expected);
  });
});

describe("typeChoices", () => {
  const open = (type: number, hasExternal: boolean): number[] =>
    typeChoices(type, hasExternal).flatMap((choice) => (choice.why === undefined ? [choice.type] : []));
  it.each([
    [1, false, [1, 2, 3, 5]],
    [5, false, [1, 2, 3, 5]],
    [1, true, [1, 5]],
    [4, false, [4]],
    [0, true, [0]],
  ])("type %i with external members %s can become %j", (type, hasExternal, expected) => {
    expect(open(type, hasExternal)).toEqual(expected);
  });
});

describe("problems and warnings", () => {
  it("refuses a blank name", () => expect(problemsOf({ name: "  " }).name).toBeDefined());
  it("accepts a name", () => expect(problemsOf({ name: "Platform 2" })).toEqual({}));
  it("has nothing against a name that stays", () => expect(problemsOf({ posting: 2 })).toEqual({}));
  it("refuses a name that is too long, counting characters, not code units", () => {
    expect(problemsOf({ name: "🌍".repeat(MAX_NAME_LENGTH) })).toEqual({});
    expect(problemsOf({ name: "🌍".repeat(MAX_NAME_LENGTH + 1) }).name).toContain("129");
  });
  it("warns when nobody is chosen to post", () => {
    expect(warningsOf({ ...designating, designated: [] }).designated).toBeDefined();
    expect(warningsOf(designating)).toEqual({});
  });
});

it("names the edited settings in the form's order", () => {
  expect(editedNames({ seesHistory: false, name: "x" })).toEqual(["name", "seesHistory"]);
});

it.each([
  [1, 3, true],
  [1, 5, true],
  [2, 3, true],
  [2, 5, true],
  [3, 5, false],
  [5, 1, false],
  [1, 2, false],
  [3, 3, false],
])("a change of type from %i to %i opens the history: %s", (from, to, isOpened) => {
  expect(opensHistory(from, to)).toBe(isOpened);
});

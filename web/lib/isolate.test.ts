import { expect, test } from "vitest";
import { isolate, piecesOf, shownName } from "./isolate.ts";

const NAME = "שלום)(";

test("a name in a sentence stands apart from the words around it", () => {
  const sentence = `Removed ${isolate("Ada")} from ${isolate(NAME)}.`;
  expect(sentence).toBe(`Removed \u2068Ada\u2069 from \u2068${NAME}\u2069.`);
  expect(piecesOf(sentence)).toEqual(["Removed ", "Ada", " from ", NAME, "."]);
});

test.each([
  ["ends an isolate", "a\u2069b"],
  ["opens one", "a\u2067b"],
  ["opens and ends one", "\u2068ab\u2069"],
])("a name that %s does not end its own", (_what, name) => {
  expect(piecesOf(`Delete ${isolate(name)}?`)).toEqual(["Delete ", "ab", "?"]);
});

test.each([
  ["abc \u202etxt.exe\u202c def", "abc txt.exe def"],
  ["\u2800\u3164", "(no visible name)"],
  [" ", "(no visible name)"],
  ["\u200bSales", "\u200bSales"],
  [NAME, NAME],
])("%j is shown as %j", (name, shown) => expect(shownName(name)).toBe(shown));

test("a sentence without names is one piece, and a name alone stays a name", () => {
  expect(piecesOf("Saved.")).toEqual(["Saved."]);
  expect(piecesOf(isolate(NAME))).toEqual(["", NAME, ""]);
});

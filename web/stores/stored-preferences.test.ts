import { expect, test } from "vitest";
import { readHiddenColumns, readStoredPreferences } from "./stored-preferences.ts";

const defaults = { theme: "system", lastConnection: "account", wasInventoryWhole: false };

test.each([
  [null, defaults],
  ["not json", defaults],
  ["null", defaults],
  ['{"state":{"theme":"purple","lastConnection":7}}', defaults],
  [
    '{"state":{"theme":"dark","lastConnection":"me"},"version":0}',
    { theme: "dark", lastConnection: "me", wasInventoryWhole: false },
  ],
  ['{"state":{"wasInventoryWhole":true}}', { ...defaults, wasInventoryWhole: true }],
])("%j", (stored, expected) => {
  expect(readStoredPreferences(stored)).toEqual(expected);
});

test.each([
  [null, {}],
  ['{"state":{"hiddenColumns":7}}', {}],
  ['{"state":{"hiddenColumns":{"channels":["id"],"members":"id","spaces":[1]}}}', { channels: ["id"] }],
])("hidden columns in %j", (stored, expected) => {
  expect(readHiddenColumns(stored)).toEqual(expected);
});

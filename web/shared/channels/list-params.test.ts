import { describe, expect, test } from "vitest";
import type { ConnectionName } from "../../../contract/bff.ts";
import { firstPagePath } from "./first-page.ts";
import { resolveList } from "./list-params.ts";

const resolve = (search: string, widest: ConnectionName, isInventoryWhole = false) => {
  const { tab, connection } = resolveList(new URLSearchParams(search), widest, isInventoryWhole);
  return `${tab} ${connection}`;
};

describe("with both connections", () => {
  test.each([
    ["", "public account"],
    ["via=account", "public account"],
    ["via=me", "mine me"],
    ["tab=mine", "mine me"],
    ["tab=person", "person account"],
    ["tab=search", "search account"],
    ["tab=search&via=me", "search me"],
    // Whoever switches the connection means it: the list follows.
    ["tab=public&via=me", "mine me"],
    ["tab=mine&via=account", "public account"],
    ["tab=nonsense&via=nonsense", "public account"],
    ["tab=toString", "public account"],
  ])("?%s", (search, expected) => {
    expect(resolve(search, "account")).toBe(expected);
  });
});

describe("with an inventory of the whole account", () => {
  test.each([
    ["", "all account"],
    ["via=account", "all account"],
    ["tab=all", "all account"],
    ["tab=public", "public account"],
    ["tab=all&via=me", "mine me"],
    ["via=me", "mine me"],
  ])("?%s", (search, expected) => {
    expect(resolve(search, "account", true)).toBe(expected);
  });
});

describe("with one's own connection only", () => {
  test.each([
    ["", "mine me"],
    ["tab=mine", "mine me"],
    ["tab=search", "search me"],
    // What needs the other connection is not quietly turned into one's own list.
    ["via=account", "public account"],
    ["tab=public", "public account"],
    ["tab=public&via=account", "public account"],
    ["tab=person", "person account"],
    ["tab=search&via=account", "search account"],
  ])("?%s", (search, expected) => {
    expect(resolve(search, "me")).toBe(expected);
  });
});

test.each([
  ["", "account", "/api/zoom/account/chat/channels?page_size=50"],
  ["", "me", "/api/zoom/me/chat/users/me/channels?page_size=50"],
  ["via=me", "account", "/api/zoom/me/chat/users/me/channels?page_size=50"],
  ["tab=person&person=a@b.co", "account", "/api/zoom/account/chat/users/a%40b.co/channels?page_size=50"],
  ["tab=person", "account", null],
  ["tab=person&person=..", "account", null],
  ["tab=search&q=design", "account", null],
] as const)("the first page of ?%s on %s", (search, lastConnection, path) => {
  expect(firstPagePath(new URLSearchParams(search), lastConnection, false)).toBe(path);
});

test.each([
  ["", "/api/inventory/channels?page_size=100"],
  ["tab=all&via=account", "/api/inventory/channels?page_size=100"],
  ["tab=all&type=1", null],
  ["tab=public", "/api/zoom/account/chat/channels?page_size=50"],
])("the first page of ?%s with an inventory", (search, path) => {
  expect(firstPagePath(new URLSearchParams(search), "account", true)).toBe(path);
});

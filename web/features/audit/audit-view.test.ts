import { describe, expect, test } from "vitest";
import { noDetails, noResult } from "../../../domain/audit/entry.ts";
import { readView } from "./audit-filter.ts";
import { actWords, operationWords, targetText, valuesText, whatOptions } from "./audit-words.ts";
import { rememberedHead } from "./remembered-head.ts";

const NOW = Date.parse("2026-03-10T12:00:00Z");
const viewOf = (query: string) => readView(new URLSearchParams(query), NOW);

describe("the filters of the address", () => {
  test("without any, everything is asked for", () => {
    expect(viewOf("")).toMatchObject({ filter: {}, isRanged: false });
  });

  test("texts are trimmed, and what is no outcome is left out", () => {
    expect(viewOf("person=+a%40b.example+&target=Sales&outcome=nonsense&what=").filter).toEqual({
      person: "a@b.example",
      target: "Sales",
    });
    expect(viewOf("outcome=failed").filter).toEqual({ outcome: "failed" });
  });

  test("what was done is an action, or what the console did itself", () => {
    expect(viewOf("what=archive-channels").filter).toEqual({ action: "archive-channels" });
    expect(viewOf("what=undo-archive-channels").filter).toEqual({ action: "undo-archive-channels" });
    expect(viewOf("what=signIn").filter).toEqual({ operation: "signIn" });
  });

  test("days are in UTC, the last one included; up to today they have no end", () => {
    expect(viewOf("from=2026-03-01&to=2026-03-02").filter).toEqual({
      since: Date.parse("2026-03-01"),
      before: Date.parse("2026-03-03"),
    });
    expect(viewOf("from=2026-03-01&to=2026-03-10").filter).toEqual({ since: Date.parse("2026-03-01") });
  });
});

test.each([
  ["inviteChannelMembers", "Invite channel members"],
  ["addIMDirectoryGroupMembers", "Add IM directory group members"],
  ["signIn", "Sign in"],
  ["POST /api/changes", "POST /api/changes"],
  ["", "Request to the console"],
])("the operation %j is told as %j", (operation, words) => {
  expect(operationWords(operation)).toBe(words);
});

test("an act is told by its action", () => {
  expect(actWords({ action: "archive-channels", operation: "performOperationsOnChannels" })).toBe("Archive channels");
  expect(actWords({ action: "", operation: "signOut" })).toBe("Sign out");
  const refused = { action: "delete-channels", operation: "applyChange" };
  expect(actWords(refused)).toBe("Apply a change: Delete channels");
  expect(whatOptions.map(({ label }) => label)).toEqual(expect.arrayContaining(["Archive channels", "Sign in"]));
});

const person = (id: string, name: string) => ({ kind: "person", id, name }) as const;
const channel = { kind: "channel", id: "c", name: "Sales" } as const;
const result = (items: Record<string, number>) => ({ ...noResult, outcome: "done" as const, items });

test.each([
  [
    "three people in a channel",
    [person("a", "Ada"), person("b", "Ben"), person("c", "Cem"), channel],
    {},
    "Ada and 2 more · Sales",
  ],
  ["one person", [person("a", "Ada"), channel], { done: 1 }, "Ada · Sales"],
  ["a person by two keys", [person("a", "Ada"), person("ada@b.example", ""), channel], { done: 1 }, "Ada · Sales"],
  ["more than there is room for", [person("a", "Ada"), channel], { done: 20 }, "Ada and 19 more · Sales"],
  ["a channel alone", [channel], { done: 1 }, "Sales"],
  [
    "what was created, by its ID and by its name",
    [
      { kind: "emoji", id: "e", name: "wave" },
      { kind: "emoji", id: "", name: "wave" },
    ],
    { done: 1 },
    "wave",
  ],
  ["nothing", [], {}, ""],
] as const)("%s: what an act was about", (_what, targets, items, text) => {
  expect(targetText({ targets: [...targets], result: result(items) })).toBe(text);
});

test("what an act on one thing changed is told in the words of the thing, that of many is not", () => {
  const entry = { ...noDetails, action: "undo-set-retention" };
  const state = { n: 0, name: "Sales", before: { period: null }, after: { period: "1y" } };
  const kept = "Messages are kept: As long as the account’s default → 1 year";
  expect(valuesText({ entry, states: [state] })).toBe(kept);
  expect(valuesText({ entry, states: [state, state] })).toBe("");
  expect(valuesText({ entry })).toBe("");
  expect(valuesText({ entry: { ...entry, action: "" }, states: [state] })).toBe("");
});

test("what the browser remembers is a place of the chain, and nothing where it is something else", () => {
  expect(rememberedHead(JSON.stringify({ seq: 4, hash: "h", atMs: 5 }))).toMatchObject({ seq: 4, hash: "h", key: "" });
  for (const stored of [null, "", "{}", "nonsense"]) expect(rememberedHead(stored)).toBeNull();
});

import { describe, expect, test } from "vitest";
import { readView } from "./audit-filter.ts";
import { actWords, operationWords, whatOptions } from "./audit-words.ts";
import { differences } from "./differences.ts";
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
  expect(whatOptions.map(({ label }) => label)).toEqual(expect.arrayContaining(["Archive channels", "Sign in"]));
});

test("of states that which differs is shown, as people read it", () => {
  expect(differences({ isArchived: false, name: "Sales" }, { isArchived: true, name: "Sales" })).toEqual([
    { field: "Is archived", before: "No", after: "Yes" },
  ]);
  expect(differences(null, { name: "New" })).toEqual([{ field: "Name", before: "–", after: "New" }]);
});

test("what the browser remembers is a place of the chain, and nothing where it is something else", () => {
  expect(rememberedHead(JSON.stringify({ seq: 4, hash: "h", atMs: 5 }))).toMatchObject({ seq: 4, hash: "h", key: "" });
  for (const stored of [null, "", "{}", "nonsense"]) expect(rememberedHead(stored)).toBeNull();
});

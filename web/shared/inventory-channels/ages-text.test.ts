import { expect, test } from "vitest";
import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { agesText, oldestText } from "./ages-text.ts";
import { lastActiveAtMs, nextOrder } from "./channel-columns.tsx";

const NOW_MS = Date.parse("2026-11-29T12:00:00Z");
const fact = (ms: number) => ({ atMs: NOW_MS - ms, by: "getChannel" });
const facts: InventoryChannel["facts"] = {
  ...{ name: fact(0), settings: fact(0), members: fact(120_000), archived: fact(120_000), retention: null },
  ...{ mentionGroups: fact(0), directoryGroups: null, space: null, moves: null, messages: null },
};

test("the ages of facts that were read together are told once", () => {
  expect(agesText({ facts }, NOW_MS)).toBe(
    "settings, mention groups just now · members, status 2 min ago · retention not read yet",
  );
});

test("where there is room for few words, the oldest counts", () => {
  expect(oldestText({ facts }, NOW_MS)).toBe("read 2 min ago, not all yet");
  expect(oldestText({ facts: { ...facts, retention: fact(7_200_000) } }, NOW_MS)).toBe("read 2 h ago");
});

test.each([
  [null, null, null],
  [Date.parse("2026-11-02T08:00:00Z"), null, "2026-11-02T08:00:00.000Z"],
  [Date.parse("2026-11-02T08:00:00Z"), "2026-11-03", "2026-11-03T00:00:00.000Z"],
])("the last of a move at %s and messages on %s", (lastMoveAtMs, lastMessageDay, expected) => {
  const atMs = lastActiveAtMs({ lastMoveAtMs, lastMessageDay });
  expect(atMs === null ? null : new Date(atMs).toISOString()).toBe(expected);
});

test.each([
  ["name", "members", "-members"],
  ["-members", "members", "members"],
  ["members", "members", undefined],
  ["name", "owner", "owner"],
  ["owner", "owner", "-owner"],
  ["-owner", "owner", undefined],
  ["name", "name", "-name"],
] as const)("sorted by %s, a click on %s sorts by %s", (sort, column, expected) => {
  expect(nextOrder(sort, column)).toBe(expected);
});

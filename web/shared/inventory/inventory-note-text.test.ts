import { expect, test } from "vitest";
import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { inventoryNoteText } from "./inventory-note-text.ts";

const HOUR_MS = 3_600_000;
const nowMs = Date.UTC(2026, 10, 30, 9);
const partly = "there may be more.";
const step = {
  ...{ id: "people", noun: "people", total: 200, read: 9, failed: 0, failure: null },
  ...{ oldestAtMs: null, newestAtMs: null, checked: 0, off: 0 },
};
/** @param unread For how many hours nothing was read; null where nothing ever was */
const of = (state: InventoryStatus["state"], wholeSinceMs: number | null, unread: number | null = 0) => ({
  ...{ state, wholeSinceMs, steps: [step], atMs: nowMs },
  lastReadAtMs: unread === null ? null : nowMs - unread * HOUR_MS,
});

test.each<[string, ReturnType<typeof of>, string | undefined, string | null]>([
  ["being read", of("reading", null), partly, "The account is still being read, 4 % so far: there may be more."],
  [
    "being read, and was not for hours",
    of("reading", null, 5),
    partly,
    "The account is still being read, 4 % so far: there may be more. Zoom was last read 5 h ago.",
  ],
  [
    "paused before its end",
    of("paused", null, 2),
    partly,
    "Reading the account is paused at 4 %: there may be more. Zoom was last read 2 h ago.",
  ],
  [
    "paused before its beginning",
    of("paused", null, null),
    partly,
    "Reading the account is paused at 4 %: there may be more.",
  ],
  [
    "held up before its end",
    of("held", null),
    partly,
    "The account cannot be read at the moment, 4 % is known: there may be more. Zoom was last read just now.",
  ],
  ["being read, which is said elsewhere", of("reading", null), undefined, null],
  ["known whole", of("whole", 1), partly, null],
  ["known whole, and read some minutes ago", of("whole", 1, 0.9), partly, null],
  ["known whole, and read again", of("reading", 1), partly, null],
  [
    "known whole, and paused",
    of("paused", 1, 72),
    partly,
    "The inventory is paused: changes made in Zoom since do not show here. Zoom was last read 3 days ago.",
  ],
  [
    "known whole, and held up",
    of("held", 1, 3),
    undefined,
    "The inventory cannot be read at the moment: changes made in Zoom since do not show here. Zoom was last read 3 h ago.",
  ],
  [
    "known whole, and not read for hours without a reason",
    of("whole", 1, 3),
    undefined,
    "The inventory is out of date: changes made in Zoom since do not show here. Zoom was last read 3 h ago.",
  ],
])("of an account that is %s", (_what, status, given, text) => {
  expect(inventoryNoteText(status, given, false, nowMs)).toBe(text);
});

test.each([
  [of("reading", null), "The account is still being read: there may be more."],
  [of("paused", null, 2), "Reading the account is paused: there may be more. Zoom was last read 2 h ago."],
  [of("held", null, 2), "The account cannot be read at the moment: there may be more. Zoom was last read 2 h ago."],
  [
    of("paused", 1, 72),
    "The inventory is paused: changes made in Zoom since do not show here. Zoom was last read 3 days ago.",
  ],
  [of("whole", 1), null],
])("whoever sees a part of the account is told no share of it: %o", ({ steps: _, ...state }, text) => {
  expect(inventoryNoteText(state, partly, true, nowMs)).toBe(text);
});

test("a page that was open for hours without being looked at does not take its own age for that of the inventory", () => {
  expect(inventoryNoteText(of("whole", 1), partly, true, nowMs + 5 * HOUR_MS)).toBeNull();
});

test("until it is known how far the inventory is, the session tells whether that is all", () => {
  const told = (...[given, isWhole]: [string | undefined, boolean]) =>
    inventoryNoteText(undefined, given, isWhole, nowMs);
  expect(told(partly, false)).toBe("The account is still being read: there may be more.");
  expect(told(partly, true)).toBeNull();
  expect(told(undefined, false)).toBeNull();
});

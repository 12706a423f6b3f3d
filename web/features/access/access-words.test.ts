import { expect, test } from "vitest";
import type { ChannelSet } from "../../../domain/access/channel-set.ts";
import { piecesOf } from "../../lib/isolate.ts";
import type { AccessChange, Grant, GrantPreview } from "./access-queries.ts";
import {
  canUndo,
  changeWords,
  detailWords,
  lastUsedWords,
  previewWords,
  setWords,
  untilWords,
  whyWords,
} from "./access-words.ts";

const plain = (words: string): string => piecesOf(words).join("");
const NOW_MS = Date.parse("2026-02-03T14:05:00Z");

test.each<[ChannelSet, string]>([
  [{ of: "all" }, "All channels"],
  [{ of: "name", pattern: "help*" }, "Channels named help*"],
  [{ of: "spaces", spaceIds: ["s"] }, "Channels of 1 space"],
  [{ of: "list", channelIds: ["a", "b"] }, "2 channels"],
  [{ of: "own", as: "owner" }, "Channels they own"],
])("%j is called %s", (set, words) => {
  expect(plain(setWords(set))).toBe(words);
});

test.each<[ChannelSet, string]>([
  [{ of: "spaces", spaceIds: ["s"] }, "Channels of Platform"],
  [{ of: "spaces", spaceIds: ["s", "t"] }, "Channels of 2 spaces"],
  [{ of: "list", channelIds: ["a"] }, "Launch room"],
  [{ of: "list", channelIds: ["b"] }, "1 channel"],
])("%j is called by its one name where that is told: %s", (set, words) => {
  expect(plain(setWords(set, { channels: { a: "Launch room" }, spaces: { s: "Platform", t: "Tools" } }))).toBe(words);
});

test("when a role was last used is said as a day, or why there is none", () => {
  expect(lastUsedWords({ lastAtMs: Date.parse("2026-02-03"), isRecorded: true })).toBe("3 Feb 2026");
  expect(lastUsedWords({ lastAtMs: null, isRecorded: true })).toBe("Never");
  expect(lastUsedWords({ lastAtMs: null, isRecorded: false })).toBe("Only shows things");
  expect(lastUsedWords(undefined)).toBe("");
});

test.each<[number | null, string]>([
  [null, "No end"],
  [Date.parse("2026-02-05"), "4 Feb 2026"],
  [NOW_MS + 3_600_000, "3 Feb 2026, 15:05 UTC"],
  [Date.parse("2026-02-03"), "Ended 2 Feb 2026"],
])("an end at %s reads %s", (untilMs, words) => {
  expect(untilWords(untilMs, NOW_MS)).toBe(words);
});

test.each<[GrantPreview, ChannelSet, string]>([
  [{ channels: 412, protected: 3 }, { of: "all" }, "Opens 412 channels. 3 protected channels are left out."],
  [{ channels: 1, protected: 0 }, { of: "all" }, "Opens 1 channel."],
  [
    { channels: 0, protected: 1 },
    { of: "all" },
    "Opens no channel that there is now. 1 protected channel is left out.",
  ],
])("%j is said before it is given", (preview, set, words) => {
  expect(previewWords(preview, set)).toBe(words);
});

test("a change of access is told with what it undoes", () => {
  const by = { byUserId: "u", byName: "Ada", atMs: NOW_MS };
  const grant: Grant = {
    ...{ is: "grant", id: "g", roleId: "help-desk", set: { of: "all" }, to: { is: "person", userId: "b", name: "Bo" } },
    ...{ reason: "Ticket", untilMs: null, isBreakGlass: false },
    ...by,
  };
  const roles = [{ id: "help-desk", name: "Help desk", rights: [] }];
  const words = (change: Pick<AccessChange, "before" | "after" | "undoOf">) =>
    plain(changeWords({ id: "c", ...by, ...change }, roles));
  expect(words({ before: null, after: grant, undoOf: null })).toBe("Help desk given to Bo");
  expect(words({ before: grant, after: null, undoOf: "c0" })).toBe("Undone: Help desk ended for Bo");
  const set: ChannelSet = { of: "list", channelIds: ["a"] };
  const details = (untilMs: number | null) => {
    const change = { id: "c", ...by, before: null, after: { ...grant, set, untilMs }, undoOf: null };
    return plain(detailWords(change, { channels: { a: "Launch room" }, spaces: {} }, NOW_MS) ?? "");
  };
  expect(details(null)).toBe("Launch room · No end · Ticket");
  expect(details(Date.parse("2026-02-05"))).toBe("Launch room · Until 4 Feb 2026 · Ticket");
  const hour = { ...grant, isBreakGlass: true };
  expect(
    [
      { before: hour, after: null },
      { before: null, after: hour },
      { before: grant, after: null },
    ].map((some) => canUndo({ id: "c", ...by, ...some, undoOf: null })),
  ).toEqual([false, true, true]);
});

test("why somebody cannot do something is told as the server says it, and by which role they can", () => {
  const right = { right: "archive-channels", words: "Archive channels", isAllowed: false, by: [], why: "Their role …" };
  const role = { id: "r", name: "Archivist", rights: ["archive-channels"] };
  const holding = { role, set: { of: "all" }, untilMs: null, source: { by: "everybody" } } as const;
  expect(whyWords(right, [holding])).toBe("Their role …");
  expect(plain(whyWords({ ...right, isAllowed: true, by: [0] }, [holding]))).toBe("Archivist");
});

import { expect, test } from "vitest";
import { nothingWords, unknownWords } from "./handover-words.ts";

const [deactivated, people] = [{ of: "deactivated" } as const, { of: "people", keys: ["ann"] } as const];

test.each([
  [
    "nobody who is deactivated is in anything",
    { whose: deactivated, people: [], isKnown: true, seesAll: true },
    ["Nothing to hand over", "No deactivated person is in a channel, space or group."],
  ],
  [
    "the same within a role",
    { whose: deactivated, people: [], isKnown: true, seesAll: false },
    ["Nothing to hand over", "No deactivated person is in a channel, space or group that your role shows you."],
  ],
  [
    "not all was read",
    { whose: deactivated, people: [], isKnown: false, seesAll: true },
    ["Nothing to hand over is known yet", "No deactivated person"],
  ],
  [
    "somebody of whom a role shows nothing",
    { whose: people, people: [], isKnown: true, seesAll: false },
    ["Nobody here", "They are in no channel, space or group that your role shows you."],
  ],
  [
    "somebody in nothing",
    { whose: people, people: [{}], isKnown: true, seesAll: true },
    ["Nothing is left to hand over", "The inventory knows of no channel"],
  ],
] as const)("there is nothing: %s", (_what, left, [title, text]) => {
  expect(nothingWords(left)).toEqual({ title, text: expect.stringContaining(text) });
});

test("says of how many nothing is told, and why", () => {
  expect(unknownWords(1, true)).toBe("The inventory knows nobody by 1 of these IDs.");
  expect(unknownWords(2, false)).toBe("Your role shows you nothing of 2 of these people.");
});

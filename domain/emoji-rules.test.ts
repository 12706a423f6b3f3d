import { expect, test } from "vitest";
import { operationById } from "../contract/operation-by-id.ts";
import { emojiNameProblem, MAX_EMOJI_BYTES, MAX_EMOJI_NAME } from "./emoji-rules.ts";

test("the limits are the contract's", () => {
  const limitOf = (subject: string) =>
    operationById("addCustomEmoji").limits.find((limit) => limit.subject === subject)?.max;
  expect([limitOf("file size"), limitOf("name length")]).toEqual([MAX_EMOJI_BYTES, MAX_EMOJI_NAME]);
});

test.each([
  ["party_parrot2", undefined],
  ["", "Enter a name."],
  ["no spaces", "Only letters A to Z, digits and underscores."],
  ["é", "Only letters A to Z, digits and underscores."],
  ["a".repeat(100), undefined],
  ["a".repeat(101), "At most 100 characters."],
])("the name %j", (name, problem) => {
  expect(emojiNameProblem(name)).toBe(problem);
});

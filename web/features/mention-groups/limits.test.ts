import { expect, test } from "vitest";
import type { Limit } from "../../../contract/operation.ts";
import { operations } from "../../../contract/operations.gen.ts";
import { CALL_SIZE, MAX_GROUPS, MAX_MEMBERS } from "./mention-group.ts";

const limit = (id: string, about: string) => {
  const limits: readonly Limit[] = operations.find((operation) => operation.id === id)?.limits ?? [];
  const found = limits.find(({ subject }) => subject === about);
  return found && "max" in found ? found.max : undefined;
};

test.each([
  ["createChannelMentionGroup", "mention groups per channel", MAX_GROUPS],
  ["createChannelMentionGroup", "identifiers per call", CALL_SIZE],
  ["addChannelMembersToMentionGroup", "members per mention group", MAX_MEMBERS],
  ["addChannelMembersToMentionGroup", "identifiers per call", CALL_SIZE],
])("%s: %s is what the contract says", (id, subject, max) => {
  expect(limit(id, subject)).toBe(max);
});

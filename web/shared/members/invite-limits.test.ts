import { expect, it } from "vitest";
import type { Operation } from "../../../contract/operation.ts";
import { type OperationId, operations } from "../../../contract/operations.gen.ts";
import { INVITE_CALL_SIZE, MAILS_A_DAY } from "./invite-plan.ts";

// The contract's table is too large for the page, so the page repeats a few of its numbers; they have to stay the same.
it.each([
  ["inviteUserChannelMembers", "members per call", INVITE_CALL_SIZE.me],
  ["inviteChannelMembers", "members per call", INVITE_CALL_SIZE.account],
  ["inviteUserChannelMembers", "invitation e-mails to external users", MAILS_A_DAY],
] satisfies [OperationId, string, number][])("%s: %s", (id, subject, size) => {
  const operation: Operation | undefined = operations.find((one) => one.id === id);
  expect(operation?.limits.find((limit) => limit.subject === subject)?.max).toBe(size);
});

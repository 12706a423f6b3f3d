import { expect, test } from "vitest";
import { NetworkError } from "../../../lib/api/errors.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { cursorPage } from "../../../lib/cursor-list/page.ts";
import type { Member } from "../model/member.ts";
import { inviteAnswers } from "./invite-answers.ts";
import { inviteResult } from "./invite-result.ts";

const memberAt = (email: string, id: string): Member => ({
  id,
  userId: `u-${id}`,
  name: email,
  email,
  role: "member",
  isExternal: false,
});
const listOf =
  (...members: readonly Member[]) =>
  async () =>
    cursorPage([...members], "", members.length, 0);
const none = { userIds: [], memberIds: [] };
const done = (id: string): ItemOutcome => ({ id, status: "done" });

test("what an answer leaves open the member list tells, by whom the answers name", async () => {
  const answers = inviteAnswers();
  answers.hear(["new@b.co", "old@b.co", "gone@b.co"], false, { userIds: [], memberIds: ["m1"] });
  expect(answers.isOpen()).toBe(true);
  await answers.settle(listOf(memberAt("new@b.co", "m1"), memberAt("Old@b.co", "m2")));
  expect([...answers.became.values()].map(({ kind }) => kind)).toEqual(["added", "was-member", "not-added"]);
  expect(answers.isOpen()).toBe(false);
});

test("members of a channel whose creation named them were added by it", async () => {
  const answers = inviteAnswers();
  answers.leaveOpen(["first@b.co", "gone@b.co"]);
  await answers.settle(listOf(memberAt("first@b.co", "m1")));
  expect(answers.became.get("first@b.co")?.kind).toBe("added");
  expect(answers.became.get("gone@b.co")?.kind).toBe("not-added");
});

test("when the list cannot be read, that is said of what it was to tell", async () => {
  const answers = inviteAnswers();
  answers.hear(["a@b.co"], false, none);
  await answers.settle(async () => {
    throw new NetworkError("away", { code: "network", status: 0 });
  });
  expect(answers.became.get("a@b.co")?.kind).toBe("unclear");
});

test("an address elsewhere that Zoom mailed or added is not sent again; one that was in is not done", async () => {
  const answers = inviteAnswers();
  answers.hear(["mailed@c.co"], true, none);
  answers.hear(["joined@c.co"], true, { userIds: [], memberIds: ["m1"] });
  answers.hear(["old@b.co", "gone@b.co"], false, none);
  await answers.settle(listOf(memberAt("old@b.co", "m2")));
  const statusOf = (id: string) => inviteResult(done(id), answers.became.get(id)).status;
  expect(["mailed@c.co", "joined@c.co", "old@b.co", "gone@b.co"].map(statusOf)).toEqual([
    "done",
    "done",
    "unchanged",
    "failed",
  ]);
});

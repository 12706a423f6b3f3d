// What the answer to an invitation says of whom it was for.
import * as v from "valibot";
import { expect, test } from "vitest";
import { channelMembers, MAILED } from "./channel-members.ts";
import type { PersonState } from "./people.ts";

const via = { connection: "account", userId: "u" } as const;
const target = (email: string, actorId = "") =>
  v.parse(channelMembers.target, { channelId: "c", channel: "Sales", name: email, email, actorId });
const colleagues = (count: number) => Array.from({ length: count }, (_, n) => `p${n}@corp.example`);

const results = (emails: readonly string[], now: PersonState, answer: unknown) =>
  channelMembers.interpret?.(
    "add",
    answer,
    emails.map((email) => ({ target: target(email), now, to: { role: "member" } })),
    via,
  );
const absent: PersonState = { role: "none" };
const outside: PersonState = { role: "none", isExternal: true };

test.each([
  ["all were added", colleagues(3), absent, { ids: "1,2,3" }, "done"],
  ["all were added, one without a user ID", colleagues(2), absent, { ids: "u1", member_ids: "m1, m2" }, "done"],
  ["fewer than asked leaves it to the list", colleagues(3), absent, { member_ids: "1,2" }, "untold"],
  ["no colleague added leaves it to the list", colleagues(1), absent, { ids: "", member_ids: ",," }, "untold"],
  ["somebody outside was added", ["x@other.example"], outside, { member_ids: "m1" }, "done"],
] as const)("%s", (_, emails, now, answer, is) => {
  expect(results(emails, now, answer)?.map((result) => result.is)).toEqual(emails.map(() => is));
});

test("somebody outside who did not become a member was mailed, or was one already", () => {
  expect(results(["x@other.example"], outside, {})).toEqual([{ is: "done", remark: MAILED }]);
});

test.each([
  ["me", "", 20],
  ["account", "", 5],
  ["account", "owner@corp.example", 20],
] as const)("through %s, on behalf of %j, a call takes %i colleagues", (connection, actorId, size) => {
  const moving = { target: target("p@corp.example", actorId), now: absent, to: { role: "member" } as const };
  expect(channelMembers.step(moving, { connection, userId: "u" })).toMatchObject({ name: "add", size });
});

test.each([
  ["a user ID", { userId: "u1", email: "" }, "untold"],
  ["a user ID and an address", { userId: "u1", email: "p@corp.example" }, "untold"],
  ["an address", { userId: "", email: "p@corp.example" }, "untold"],
  ["a member ID", { userId: "u1", email: "p@corp.example", memberId: "m1" }, "done"],
] as const)("whoever comes in to be an administrator by %s is promoted by their member ID", (_, known, is) => {
  const coming = v.parse(channelMembers.target, { channelId: "c", channel: "Sales", name: "P", ...known });
  const to = { role: "admin" } as const;
  const answer = { ids: "u1", member_ids: "m1" };
  expect(channelMembers.interpret?.("add", answer, [{ target: coming, now: absent, to }], via)).toEqual([{ is }]);
});

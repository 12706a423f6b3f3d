import { parse } from "valibot";
import { expect, test } from "vitest";
import { planItem } from "../changes/item.ts";
import { channelMembers } from "../resources/channel-members.ts";
import { inviteMembers } from "./channel-members.ts";

test.each([
  ["member", "Only the owner and administrators can do this."],
  ["admin", undefined],
] as const)("a %s who adds somebody is told whether they can take it back", (askerRole, noUndo) => {
  const target = parse(channelMembers.target, { channelId: "c1", channel: "Sales", name: "Ada", email: "ada@x.co" });
  const reading = { is: "known", state: { role: "none", askerRole } } as const;
  const planned = planItem(inviteMembers, target, reading, {}, { connection: "me", userId: "u1" });
  expect(planned).toMatchObject({ skip: undefined });
  expect(planned.noUndo).toBe(noUndo);
});

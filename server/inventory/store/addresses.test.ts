import { expect, test } from "vitest";
import { call } from "../../../contract/call.ts";
import { inviteChannelMembers, inviteUserChannelMembers, updateChannel } from "../../../contract/endpoints.gen.ts";
import { addressIn } from "./addresses.ts";

const invited = (...emails: readonly string[]) =>
  call(inviteChannelMembers, { path: { channelId: "c" }, body: { members: emails.map((email) => ({ email })) } });
const one = invited("ada@partner.example");

test.each([
  [
    "one person of another account",
    one,
    { ids: "", member_ids: "m1" },
    { memberId: "m1", email: "ada@partner.example" },
  ],
  ["somebody of the account", one, { ids: "u1", member_ids: "m1" }, null],
  ["nobody yet, by email", one, { ids: "", member_ids: "" }, null],
  ["several", invited("ada@partner.example", "bo@partner.example"), { ids: "", member_ids: "m1,m2" }, null],
  ["one of several", invited("ada@partner.example", "bo@partner.example"), { ids: "", member_ids: "m1" }, null],
  ["what no answer says", one, undefined, null],
])("an answer that added %s tells of an address or does not", (_what, asked, answer, expected) => {
  expect(addressIn(asked, answer)).toEqual(expected);
});

test("calls on behalf of a person tell it too, others do not", () => {
  const body = { members: [{ email: "ada@partner.example" }] };
  const onBehalf = call(inviteUserChannelMembers, { path: { userId: "me", channelId: "c" }, body });
  expect(addressIn(onBehalf, { ids: "", member_ids: "m1" })).not.toBeNull();
  const other = call(updateChannel, { path: { channelId: "c" }, body: { name: "x" } });
  expect(addressIn(other, { ids: "", member_ids: "m1" })).toBeNull();
});

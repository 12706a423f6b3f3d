import { expect, test } from "vitest";
import { channelFields, channelMemberFields, mentionGroupFields, spaceChannelFields } from "./listed-fields.ts";
import { targetWith } from "./matching.ts";

const sales = channelFields({ id: "c1", name: "sales" });
const member = channelMemberFields("c1", "sales")({ id: "m1", userId: "u1", email: "ada@acme.example", name: "Ada" });
const oncall = mentionGroupFields({ id: "g1", name: "on-call", channel: { id: "c1", name: "sales" } });
const inSpace = spaceChannelFields("s1", "Field")({ id: "c1", name: "sales" });

test.each([
  ["a name", "channels", sales, { name: "tmp" }, sales],
  ["another channel", "channels", sales, { channelId: "c2", name: "tmp" }, sales],
  ["what the list does not tell", "channels", sales, { newName: "x" }, { ...sales, newName: "x" }],
  [
    "a group that leaves the channel",
    "channels",
    sales,
    { groupId: "g", name: "Design" },
    { channelId: "c1", channel: "sales", groupId: "g", name: "Design" },
  ],
  [
    "somebody who comes into the channel",
    "channels",
    sales,
    { memberId: "", email: "bob@acme.example", name: "Bob" },
    { channelId: "c1", channel: "sales", memberId: "", email: "bob@acme.example", name: "Bob" },
  ],
  [
    "somebody else",
    "members",
    member,
    { memberId: "m2", userId: "u2", email: "bob@acme.example", name: "Bob" },
    member,
  ],
  [
    "another channel that members come into, where they have other IDs as members",
    "members",
    member,
    { channelId: "c2", channel: "support", memberId: "m2" },
    { ...member, channelId: "c2", channel: "support", memberId: "" },
  ],
  ["another channel of a group", "inventory-mention-groups", oncall, { channelId: "c2", channel: "support" }, oncall],
  [
    "another space that channels come into",
    "space-channels",
    inSpace,
    { spaceId: "s2", space: "Partners", channelId: "c2" },
    { ...inSpace, spaceId: "s2", space: "Partners" },
  ],
] as const)("a target of a list with %s beside it", (_, list, row, beside, target) => {
  expect(targetWith({ list }, row, beside)).toEqual(target);
});

test("somebody in a channel is called what was sent beside it, never like the channel", () => {
  expect(targetWith({ list: "channels" }, sales, { memberId: "", email: "bob@acme.example" })).not.toHaveProperty(
    "name",
  );
});

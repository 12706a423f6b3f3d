import { expect, test } from "vitest";
import { addToMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import { accountPersonFields, mentionGroupPlaceFields } from "../../../domain/changes/listed-fields.ts";
import { partIn, type RowKind } from "../changes/chosen.ts";
import { chosenGroup } from "./chosen-mention-group.ts";

const people: RowKind<{ readonly userId: string; readonly name: string; readonly email: string }> = {
  noun: "person",
  idOf: ({ userId }) => userId,
  nameOf: ({ name }) => name,
  fieldsOf: accountPersonFields,
  idFields: ["userId"],
};
const inventoryGroup = (channelId: string, channel: string) =>
  chosenGroup({
    ...{ id: "g", name: "on-call", channelId, channel },
    ...{ description: "", people: 3, channelType: 1, isArchived: false, atMs: null, found: [] },
  });

test("groups of one name and ID in two channels are two choices, named by their channels", () => {
  const [one, other] = [inventoryGroup("c1", "Platform"), inventoryGroup("c2", "Launch room")];
  expect(one.id).not.toBe(other.id);
  expect([one.name, other.name]).toEqual(["on-call in Platform", "on-call in Launch room"]);
});

test("each of the chosen people is a target in each of the chosen groups, under their own name", () => {
  const rows = [
    { userId: "u1", name: "Ada", email: "ada@x.co" },
    { userId: "u2", name: "Bo", email: "bo@x.co" },
  ];
  const places = [inventoryGroup("c1", "Platform"), inventoryGroup("c2", "Launch room")];
  const each = places.map(({ group, channel }) => mentionGroupPlaceFields({ ...group, channel }));
  const { targets } = partIn(addToMentionGroup, {}, { kind: people, rows }, each);
  expect(targets).toEqual(
    rows.flatMap((person) =>
      [
        { channelId: "c1", channel: "Platform" },
        { channelId: "c2", channel: "Launch room" },
      ].map((place) => ({ ...place, groupId: "g", group: "on-call", memberId: "", ...person })),
    ),
  );
});

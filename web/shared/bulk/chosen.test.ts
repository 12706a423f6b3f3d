import { expect, test } from "vitest";
import { addToMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import { deleteSpaces } from "../../../domain/actions/spaces.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { mentionGroupFields, spaceFields } from "../../../domain/changes/listed-fields.ts";
import { chosenText, doneIds, partIn, type RowKind } from "../changes/chosen.ts";
import { numberSetting } from "./shared-settings.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}
const space: RowKind<Named> = {
  noun: "space",
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  fieldsOf: spaceFields,
  idFields: ["spaceId"],
};
const rows = [
  { id: "s1", name: "Platform" },
  { id: "s2", name: "x".repeat(400) },
];

test("each of the rows is a target, with what the action needs beside it", () => {
  expect(partIn(deleteSpaces, {}, { kind: space, rows }, [{ owner: "" }])).toEqual({
    actionId: "delete-spaces",
    input: {},
    targets: [
      { spaceId: "s1", space: "Platform", name: "Platform", owner: "" },
      { spaceId: "s2", space: "x".repeat(300), name: "x".repeat(300), owner: "" },
    ],
  });
});

test("several things into each of the rows are a target each, under their own names", () => {
  const kind: RowKind<Named & { readonly channel: Named }> = {
    ...space,
    fieldsOf: mentionGroupFields,
    idFields: ["channelId", "groupId"],
  };
  const groups = [{ id: "g", name: "on-call", channel: { id: "c", name: "Sales" } }];
  const people = ["ada", "bo"].map((name) => ({ name, email: `${name}@x.co` }));
  const { targets } = partIn(addToMentionGroup, {}, { kind, rows: groups }, people);
  expect(targets).toEqual(
    people.map((person) => ({ channelId: "c", channel: "Sales", groupId: "g", group: "on-call", ...person })),
  );
});

test("all that match are what they have in common, whatever is loaded of them", () => {
  const matching = { list: "spaces", text: "plat" } as const;
  const chosen = { kind: space, rows, matching };
  expect(partIn(deleteSpaces, {}, chosen, [{ owner: "" }]).targets).toEqual({ matching, each: [{ owner: "" }] });
  expect([chosenText(chosen), chosenText({ kind: space, rows })]).toEqual(["all spaces that match", "2 spaces"]);
});

test("a share of a list is only said where the list is known", () => {
  expect(partIn(deleteSpaces, {}, { kind: space, rows: [] })).not.toHaveProperty("listTotal");
  expect(partIn(deleteSpaces, {}, { kind: space, rows: [], listTotal: 9 })).toMatchObject({ listTotal: 9 });
});

test("rows are done with where all is as it was to be", () => {
  const item = (status: string, channelId: string) =>
    ({ status, target: { channelId, groupId: "g" } }) as ChangeItemInfo;
  const kind = { ...space, idFields: ["channelId", "groupId"] };
  expect(doneIds(kind, [item("done", "a"), item("failed", "b"), item("unchanged", "c"), item("stale", "d")])).toEqual([
    "a g",
    "c g",
  ]);
});

test("a setting of numbers offers their words, without those that are another for each", () => {
  const { options, read } = numberSetting("posting", "Who can post", { 1: "Everyone", 2: "Leaders", 3: "Chosen" }, [3]);
  expect(options.map(({ label }) => label)).toEqual(["Everyone", "Leaders"]);
  expect(read(options[1]?.value ?? "")).toBe(2);
});

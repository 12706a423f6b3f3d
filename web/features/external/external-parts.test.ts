import { expect, test } from "vitest";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { type ExternalRow, readExternalAsked } from "../../../domain/inventory/external.ts";
import { externalKind } from "./external-acts.tsx";
import { doneRows, removal, stopAdding } from "./external-parts.ts";

const row = (key: string, kind: "channel" | "space", id: string): ExternalRow => ({
  ...{ key, person: `Guest ${key}`, email: "", organization: "", kind, id, name: id.toUpperCase(), type: 1 },
  ...{ isArchived: null, space: null, adding: 1, role: "member", sinceMs: 1, since: "seen", by: "", byKey: "" },
  readAtMs: null,
});
const rows = [row("g1", "channel", "c1"), row("g2", "channel", "c1"), row("g1", "space", "s1")];
const chosen = { kind: externalKind, rows };
const asked = readExternalAsked({});

test("those in channels and those in spaces are parts of one removal", () => {
  expect(removal(chosen, asked)).toMatchObject([
    {
      actionId: "remove-members",
      targets: [
        { channelId: "c1", channel: "C1", memberId: "g1", name: "Guest g1" },
        { channelId: "c1", memberId: "g2" },
      ],
    },
    { actionId: "remove-from-spaces", targets: [{ spaceId: "s1", space: "S1", memberId: "g1" }] },
  ]);
});

test("each channel and space is closed once", () => {
  expect(stopAdding(chosen, asked)).toEqual([
    {
      actionId: "set-channel-settings",
      input: { external: 0 },
      targets: [{ channelId: "c1", channel: "C1", name: "C1" }],
    },
    { actionId: "set-space-settings", input: { external: 0 }, targets: [{ spaceId: "s1", space: "S1", name: "S1" }] },
  ]);
});

test("of all that match the server finds those in what was asked for", () => {
  const matching = { list: "external-people", asked, in: "channel" } as const;
  expect(removal({ ...chosen, matching }, asked).map(({ targets }) => targets)).toMatchObject([
    { matching: { list: "external-people", in: "channel" } },
    { matching: { list: "external-people", in: "space" } },
  ]);
  const inSpaces = readExternalAsked({ in: "space" });
  expect(stopAdding({ ...chosen, matching }, inSpaces)).toMatchObject([
    {
      actionId: "set-space-settings",
      targets: { matching: { list: "external-places", asked: inSpaces, in: "space" } },
    },
  ]);
});

test("rows are done with what they were in, or by themselves", () => {
  const item = (target: object, status: ChangeItemInfo["status"]) => ({ target, status }) as ChangeItemInfo;
  const left = [
    item({ channelId: "c1", memberId: "g2" }, "done"),
    item({ channelId: "c1", memberId: "g1" }, "failed"),
    item({ spaceId: "s1", memberId: "g1" }, "done"),
  ];
  expect(doneRows(chosen, left, "people")).toEqual(["channel c1 g2", "space s1 g1"]);
  expect(doneRows(chosen, [item({ channelId: "c1" }, "done")], "places")).toEqual(["channel c1 g1", "channel c1 g2"]);
});

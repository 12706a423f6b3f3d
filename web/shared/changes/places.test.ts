import { expect, test } from "vitest";
import { byPlace } from "./places.ts";

const item = (channelId: string, skip: string | null) => ({ target: { channelId, channel: `#${channelId}` }, skip });

test("what is new and what is left out is counted for each channel, in the order of the plan", () => {
  const items = [item("b", null), item("a", "so"), item("b", "no"), item("b", "so"), item("a", null)];
  expect(byPlace(items)).toEqual([
    { name: "#b", planned: 1, leftOut: 2 },
    { name: "#a", planned: 1, leftOut: 1 },
  ]);
});

test("what is in no channel has no row", () => {
  expect(byPlace([{ target: { spaceId: "s" }, skip: null }])).toEqual([]);
});

test("places of other kinds are told apart by their own fields", () => {
  const inGroup = (channelId: string) => ({
    target: { channelId, channel: channelId, groupId: "1", group: "on-call" },
    skip: null,
  });
  const fields = { ids: ["channelId", "groupId"], names: ["group", "channel"] };
  expect(byPlace([inGroup("a"), inGroup("b"), inGroup("a")], { fields })).toEqual([
    { name: "on-call · a", planned: 2, leftOut: 0 },
    { name: "on-call · b", planned: 1, leftOut: 0 },
  ]);
});

import { expect, test } from "vitest";
import { MOST_TOUCHED, touchedBy } from "./touched.ts";

test("tells the channels, spaces and groups of targets, each once", () => {
  const targets = [
    { channelId: "c1", name: "Sales", userId: "ada" },
    { channelId: "c1", groupId: "g1", name: "on-call" },
    { spaceId: "s1", channelId: "c2" },
    { channelId: "", name: "not there yet" },
    { fileId: "e1" },
    null,
  ];
  expect(touchedBy(targets)).toEqual(["c1", "g1", "c2", "s1"]);
});

test("tells none of very many", () => {
  const targets = Array.from({ length: MOST_TOUCHED + 1 }, (_, n) => ({ channelId: `c${n}` }));
  expect(touchedBy(targets.slice(1))).toHaveLength(MOST_TOUCHED);
  expect(touchedBy(targets)).toBeNull();
});

import { expect, test } from "vitest";
import { groupChannelCounts } from "./group-channel-counts.ts";

const group = (id: string, channels: number | null, isEveryChannelRead: boolean) => ({
  ...{ id, name: id, people: 1, channels, channelsAtMs: isEveryChannelRead ? 5 : null },
});

test("a group is in no channel only once every channel was asked", () => {
  const told = (...groups: readonly ReturnType<typeof group>[]) => {
    const counts = groupChannelCounts(groups);
    return [...["a", "b", "new"].map(counts.textOf), counts.atMs];
  };
  expect(groupChannelCounts([group("a", null, false)]).wordsOf("a")).toBe("channels not known yet");
  expect(groupChannelCounts([group("a", 1, true)]).wordsOf("a")).toBe("1 channel");
  expect(told(group("a", null, false), group("b", null, false))).toEqual(["–", "–", "–", null]);
  expect(told(group("a", 0, false), group("b", 1_200, false))).toEqual(["–", "at least 1,200", "–", null]);
  expect(told(group("a", 0, true), group("b", 3, true))).toEqual(["0", "3", "0", 5]);
  // No group is known at all.
  expect(told()).toEqual(["–", "–", "–", null]);
});

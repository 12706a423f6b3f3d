import * as v from "valibot";
import { expect, test } from "vitest";
import { removeMembers } from "../actions/channel-members.ts";
import { createChannels } from "../actions/channels.ts";
import { setRetention } from "../actions/set-retention.ts";
import type { PersonState } from "../resources/people.ts";
import { estimateOf } from "./estimate.ts";
import { type SummaryItem, summing } from "./plan-summary.ts";

const via = { connection: "account", userId: "u" } as const;
const planned = { part: 0, label: "x", skip: null, noUndo: null };

const removals = (count: number, total: number, channelId = "c"): SummaryItem[] =>
  Array.from({ length: count }, (_, n) => ({
    ...planned,
    target: v.parse(removeMembers.resource.target, {
      channelId,
      channel: `Channel ${channelId}`,
      name: `P${n}`,
      email: `p${n}@acme.example`,
      memberId: `m${n}`,
    }),
    before: { role: "member", memberId: `m${n}`, peopleCount: total } satisfies PersonState,
    to: { role: "none" } satisfies PersonState,
  }));

const summaryOf = (items: readonly SummaryItem[], isUndo = false) => {
  const sum = summing([{ action: removeMembers, input: {}, isUndo }], isUndo, via);
  for (const item of items) sum.add(item);
  return sum.end({ HEAVY: 2 });
};

test("calls are counted as they are made, in batches, beside what is read", () => {
  const { calls } = summaryOf([...removals(45, 1_000), ...removals(1, 1_000, "d")]);
  const total = Object.values(calls).reduce((sum, count) => sum + count, 0);
  // 20 of a channel in one call: three for the first, one for the second.
  expect(total).toBe(2 + 3 + 1);
});

test("what is left out, or cannot be taken back, is counted by its reason, the most frequent first", () => {
  const skip = (why: string, count: number) => removals(count, 100).map((item) => ({ ...item, skip: why }));
  const summary = summaryOf([
    ...skip("rare", 1),
    ...skip("often", 3),
    ...removals(2, 100).map((item) => ({ ...item, noUndo: "no way" })),
  ]);
  expect(summary).toMatchObject({
    skipped: [
      { why: "often", count: 3 },
      { why: "rare", count: 1 },
    ],
    noUndo: [{ why: "no way", count: 2 }],
  });
  const many = summaryOf(Array.from({ length: 30 }, (_, n) => skip(`why ${n}`, 1)).flat());
  expect(many.skipped).toHaveLength(21);
  expect(many.skipped.at(-1)).toEqual({ why: "Other reasons.", count: 10 });
});

test.each([
  ["a quarter", 10, 40, []],
  ["more than a quarter", 11, 40, ["It removes 11 of the 40 people in Channel c."]],
  ["most of very few", 4, 5, []],
])("removing %s of the people in a channel wants a reason or not", (_, count, total, guards) => {
  expect(summaryOf(removals(count, total)).guards).toEqual(guards);
});

test("very much at once wants a reason, and a way back wants none for what it takes out again", () => {
  expect(summaryOf(removals(501, 10_000)).guards).toEqual(["It changes 501 at once."]);
  expect(summaryOf(removals(501, 600), true).guards).toEqual([]);
  const channels = Array.from({ length: 14 }, (_, n) => removals(5, 6, String(n))).flat();
  const { guards } = summaryOf(channels);
  expect(guards).toHaveLength(11);
  expect(guards.at(-1)).toBe("It removes as large a share in 4 more.");
});

test("the time is that of the slowest limit, and the share that of the fullest pool", () => {
  expect(estimateOf({}, "business")).toEqual({ seconds: 0, dayShare: null });
  expect(estimateOf({ LIGHT: 600, MEDIUM: 45 }, "business")).toEqual({ seconds: 10, dayShare: null });
  expect(estimateOf({ HEAVY: 3_000 }, "business")).toEqual({ seconds: 100, dayShare: 0.05 });
  expect(estimateOf({ HEAVY: 15_000, "RESOURCE-INTENSIVE": 15 }, "pro")).toEqual({ seconds: 2_000, dayShare: 0.5005 });
  expect(estimateOf({ LIGHT: 600, HEAVY: 1_500 }, "free").dayShare).toBe(1.5);
});

test("an action without a whole has nothing to guard", () => {
  const sum = summing([{ action: setRetention, input: { period: "30d" }, isUndo: false }], false, via);
  sum.add({
    ...planned,
    target: v.parse(setRetention.resource.target, { channelId: "c", name: "Sales" }),
    before: undefined,
    to: v.parse(setRetention.resource.state, { period: "30d" }),
  });
  expect(sum.end({})).toMatchObject({ guards: [], loses: [], skipped: [] });
});

test("to undo a creation loses what was put into it since; to do it all the same loses nothing", () => {
  const channel = { channelId: "c", name: "Sales", owner: "" };
  const item = { ...planned, target: channel, before: { isThere: true, id: "c" }, to: { isThere: false } };
  const lossesOf = (isUndo: boolean) => {
    const sum = summing([{ action: createChannels, input: {}, isUndo }], true, via);
    sum.add(
      isUndo ? item : { ...item, before: item.to, to: { isThere: true, content: { name: "Sales" } }, skip: "no" },
    );
    return sum.end({}).loses;
  };
  expect(lossesOf(true)).toEqual(["The channel, its messages and its files are deleted for everyone."]);
  expect(lossesOf(false)).toEqual([]);
});

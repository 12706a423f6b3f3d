import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { createChannels } from "../actions/channels.ts";
import { deleteMentionGroups } from "../actions/mention-groups.ts";
import { actionOf } from "../actions/registry.ts";
import { setRetention } from "../actions/set-retention.ts";
import { planned, removals, summaryOf, via } from "../testing/removals.ts";
import { estimateOf } from "./estimate.ts";
import { summing } from "./plan-summary.ts";

test("calls are counted as they are made, in batches, beside what is read", () => {
  const { calls } = summaryOf([...removals(45, 1_000), ...removals(1, 1_000, "d")]);
  const total = Object.values(calls).reduce((sum, count) => sum + count, 0);
  // 20 of a channel in one call: three for the first, one for the second.
  expect(total).toBe(2 + 3 + 1);
});

describe("what an undo does not restore is said of the plan", () => {
  const losesOf = (
    actionId: string,
    before: unknown,
    to: unknown,
    target: unknown,
    connection: "me" | "account" = "account",
  ) => {
    const action = actionOf(actionId);
    const sum = summing([{ action, input: {}, isUndo: false }], false, { ...via, connection });
    sum.add({ ...planned, label: "Sales", target: v.parse(action.resource.target, target), before, to });
    return sum.end({}).loses;
  };
  const channel = { channelId: "c", channel: "Sales", name: "Sales" };

  const lost = "its mention groups too, and is no longer among those chosen to post. Undoing this restores neither.";

  test("of people who leave a channel, by themselves or with a group", () => {
    expect(losesOf("remove-members", { role: "member" }, { role: "none" }, { ...channel, memberId: "m" })).toEqual([
      `Whoever leaves the channel leaves ${lost}`,
    ]);
    expect(
      losesOf("remove-groups-from-channels", { isIn: true }, { isIn: false }, { ...channel, groupId: "g" }),
    ).toEqual([`Whoever leaves a channel with the group leaves ${lost}`]);
  });

  test("of whoever leaves a channel, and more of an administrator", () => {
    const ofAll = `Whoever leaves a channel leaves ${lost}`;
    const leave = (before: object) =>
      losesOf("leave-channels", { isIn: true, ...before }, { isIn: false }, channel, "me");
    expect(leave({ isAdministrator: true })).toEqual([
      ofAll,
      "You stop being an administrator of Sales. Undo brings you back as a member.",
    ]);
    expect(leave({ isAdministrator: false })).toEqual([ofAll]);
  });

  test("of what is created again with another ID", () => {
    const group = { isThere: true, id: "g", content: { name: "On-call", description: "", memberIds: ["m"] } };
    const deleted = (count: number) => {
      const sum = summing([{ action: deleteMentionGroups, input: {}, isUndo: false }], false, via);
      for (let n = 0; n < count; n += 1)
        sum.add({
          ...{ ...planned, key: `x${n}`, target: { ...channel, groupId: `g${n}`, group: "On-call", people: [] } },
          ...{ before: { ...group, id: `g${n}` }, to: { isThere: false } },
        });
      return sum.end({}).loses;
    };
    expect(deleted(1)).toEqual(["Its ID is lost: when Undo creates it again, it has a new one."]);
    expect(deleted(2)).toEqual(["Their IDs are lost: what Undo creates again has new ones."]);
    for (const actionId of ["delete-directory-groups", "delete-emojis"])
      expect(actionOf(actionId).loses?.({ count: 2, only: undefined }, {})).toMatch(/Their IDs are lost/);
  });
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

test("the time is that of the slowest limit, and the share that of the fullest pool", () => {
  expect(estimateOf({}, "business")).toEqual({ seconds: 0, dayShare: null });
  expect(estimateOf({ LIGHT: 600, MEDIUM: 45 }, "business")).toEqual({ seconds: 8, dayShare: null });
  expect(estimateOf({ HEAVY: 3_000 }, "business")).toEqual({ seconds: 77, dayShare: 0.05 });
  expect(estimateOf({ HEAVY: 15_000, "RESOURCE-INTENSIVE": 15 }, "pro")).toEqual({ seconds: 1_530, dayShare: 0.5005 });
  expect(estimateOf({ LIGHT: 600, HEAVY: 1_500 }, "free").dayShare).toBe(1.5);
  // Of what is allowed less often than ten times a second, jobs leave a part.
  expect(estimateOf({ LIGHT: 300 }, "free").seconds).toBe(102);
  expect(estimateOf({ "RESOURCE-INTENSIVE": 30 }, "business").seconds).toBe(121);
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

describe.each([false, true])("of messages kept for less time (a way back: %s)", (isUndo) => {
  const lossesOf = (...changes: readonly (readonly [before: string | null | undefined, to: string | null])[]) => {
    const sum = summing([{ action: setRetention, input: {}, isUndo }], isUndo, via);
    for (const [n, [before, period]] of changes.entries())
      sum.add({
        ...planned,
        key: `${n}`,
        label: `Sales ${n}`,
        target: { channelId: `${n}`, name: `Sales ${n}` },
        before: before === undefined ? undefined : { period: before },
        to: { period },
      });
    return sum.end({}).loses;
  };
  const gone = "A longer period does not bring them back, and neither does Undo.";

  test.each([
    ["30d", "1y"],
    ["12m", "1y"],
    ["1y", "12m"],
    ["30d", "31d"],
    ["2m", "90d"],
  ])("from %s to %s nothing is lost", (before, to) => {
    expect(lossesOf([before, to])).toEqual([]);
  });

  test.each([
    ["1y", "30d", "30 days"],
    ["1y", "11m", "11 months"],
    ["30d", "1m", "1 month"],
    ["1m", "30d", "30 days"],
  ])("from %s to %s what is older is", (before, to, text) => {
    expect(lossesOf([before, to])).toEqual([
      `Messages and files older than ${text} are permanently deleted for everyone in Sales 0. ${gone}`,
    ]);
  });

  test("what is not known may be", () => {
    const older = "those older than 1 year are permanently deleted for everyone, with their files.";
    expect(lossesOf([null, "1y"])).toEqual([`If Sales 0 keeps messages for longer now, ${older} ${gone}`]);
    expect(lossesOf([undefined, "1y"], [null, "1y"])).toEqual([
      `If the 2 channels keep messages for longer now, ${older} ${gone}`,
    ]);
    expect(lossesOf(["1y", null])).toEqual([
      `If the account’s default is shorter, messages and files older than that are permanently deleted for everyone in Sales 0. ${gone}`,
    ]);
  });

  test("each period is told once, of the channels that lose by it", () => {
    const [first, second, ...rest] = lossesOf(["1y", "30d"], ["2y", "30d"], ["30d", "30d"], ["1y", "60d"]);
    expect(first).toContain("in 2 channels.");
    expect(second).toContain("older than 60 days");
    expect(second).toContain("in Sales 3.");
    expect(rest).toEqual([]);
  });
});

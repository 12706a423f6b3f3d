import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { removeMembers } from "../actions/channel-members.ts";
import { createChannels } from "../actions/channels.ts";
import { removeGroupsFromChannels } from "../actions/directory-groups.ts";
import { deleteMentionGroups } from "../actions/mention-groups.ts";
import { actionOf } from "../actions/registry.ts";
import { setRetention } from "../actions/set-retention.ts";
import type { PersonState } from "../resources/people.ts";
import { estimateOf } from "./estimate.ts";
import { noneEarlier } from "./large-changes.ts";
import { type SummaryItem, summedWith, summing } from "./plan-summary.ts";

const via = { connection: "account", userId: "u" } as const;
const planned = { part: 0, key: "x", label: "x", skip: null, noUndo: null };

const removals = (count: number, total: number, channelId = "c"): SummaryItem[] =>
  Array.from({ length: count }, (_, n) => ({
    ...planned,
    key: `${channelId} m${n}`,
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

test.each([
  ["a quarter", 10, 40, []],
  ["more than a quarter", 11, 40, ["It removes 11 of the 40 people in Channel c."]],
  ["most of very few", 4, 5, []],
])("removing %s of the people in a channel wants a reason or not", (_, count, total, guards) => {
  expect(summaryOf(removals(count, total)).guards).toEqual(guards);
});

test("what is taken out of a channel in several parts is counted together, each person once", () => {
  const part = { action: removeMembers, input: {}, isUndo: false };
  const sum = summing([part, part], false, via);
  const all = removals(11, 40);
  for (const item of all.slice(0, 6)) sum.add(item);
  for (const item of all.slice(5)) sum.add({ ...item, part: 1 });
  expect(sum.end({}).guards).toEqual(["It removes 11 of the 40 people in Channel c."]);
});

test("so is what the same person took out of it shortly before, of as many as it had then", () => {
  const takenFrom = (count: number, total: number, channelId?: string) => {
    const [first] = removals(1, total, channelId);
    return { action: removeMembers, count, own: 2, target: first?.target, before: first?.before };
  };
  const earlier = (count: number) => {
    const taken = [takenFrom(count, 40), takenFrom(5, 8, "other")];
    const before = { ...noneEarlier, unapproved: count + 5, ownChannels: 1, taken };
    const sum = summing([{ action: removeMembers, input: {}, isUndo: false }], false, via, before);
    for (const item of removals(11, 38).slice(9)) sum.add(item);
    return sum.end({});
  };
  expect(earlier(8).guards).toEqual([]);
  expect(earlier(9)).toMatchObject({
    guards: [
      "It removes 11 of the 40 people in Channel c. Your other recent changes are among them, planned ones too.",
    ],
    earlier: 14,
  });
});

test("a list has no fewer channels than are changed of it, whatever the page says", () => {
  const sum = summing([{ action: setRetention, input: { period: "30d" }, isUndo: false, listTotal: 1 }], false, via);
  const to = v.parse(setRetention.resource.state, { period: "30d" });
  for (const id of ["a", "b", "c", "d", "e"]) {
    const target = v.parse(setRetention.resource.target, { channelId: id, name: id });
    sum.add({ ...planned, key: id, target, before: undefined, to });
  }
  expect(sum.end({}).guards).toEqual(["It changes 5 of the 5 channels in the list."]);
});

describe("a directory group that is removed from a channel", () => {
  const group = (leavingCount: number, id = "g"): SummaryItem => ({
    ...planned,
    key: `group ${id}`,
    target: v.parse(removeGroupsFromChannels.resource.target, {
      ...{ channelId: "c", channel: "Channel c", groupId: id, name: "Sales" },
    }),
    before: { isIn: true, peopleCount: 40, leavingCount },
    to: { isIn: false },
  });
  const groups = { action: removeGroupsFromChannels, input: {}, isUndo: false };
  const guardsOf = (...items: readonly SummaryItem[]) => {
    const sum = summing([groups, { action: removeMembers, input: {}, isUndo: false }], false, via);
    for (const item of items) sum.add(item);
    return sum.end({}).guards;
  };

  test("counts as its people", () => {
    expect(guardsOf(group(10))).toEqual([]);
    expect(guardsOf(group(11))).toEqual(["It removes up to 11 of the 40 people in Channel c."]);
    expect(guardsOf(group(30), group(20, "h"))).toEqual(["It removes up to 40 of the 40 people in Channel c."]);
  });

  test("counts together with those who are removed from it one by one", () => {
    const people = removals(4, 40).map((item) => ({ ...item, part: 1 }));
    expect(guardsOf(group(6), ...people)).toEqual([]);
    expect(guardsOf(group(7), ...people)).toEqual(["It removes up to 11 of the 40 people in Channel c."]);
  });

  test("counts with what was removed shortly before, also once it is planned", () => {
    const [first] = removals(1, 40);
    const taken = [{ action: removeMembers, count: 4, own: 7, target: first?.target, before: first?.before }];
    const sum = summing([groups], false, via, { ...noneEarlier, taken });
    sum.add(group(7));
    const guards = [
      "It removes up to 11 of the 40 people in Channel c. Your other recent changes are among them, planned ones too.",
    ];
    expect(sum.end({}).guards).toEqual(guards);
    const alone = summing([groups], false, via);
    alone.add(group(7));
    const both = [...taken, { ...group(1), action: removeGroupsFromChannels, count: 1, own: 7 }];
    const now = (some: typeof taken) => summedWith(alone.end({}), [groups], { ...noneEarlier, taken: some }).guards;
    expect(now(taken)).toEqual([expect.stringMatching(/^It removes 11 of the 40/)]);
    expect(now(both)).toEqual([expect.stringMatching(/^It removes up to 12 of the 40/)]);
  });
});

test("where the page says nothing of a list, or more than there is, the account’s channels are counted", () => {
  const to = v.parse(setRetention.resource.state, { period: "30d" });
  const guardsOf = (listTotal: number | undefined, accountTotal: number | undefined) => {
    const part = { action: setRetention, input: { period: "30d" }, isUndo: false, listTotal, accountTotal };
    const sum = summing([part], false, via);
    for (const id of ["a", "b", "c", "d", "e", "f"])
      sum.add({ ...planned, key: id, target: { channelId: id, name: id }, before: undefined, to });
    return sum.end({}).guards;
  };
  expect(guardsOf(undefined, undefined)).toEqual([]);
  expect(guardsOf(undefined, 24)).toEqual([]);
  expect(guardsOf(undefined, 23)).toEqual(["It changes 6 of the 23 channels in the account."]);
  expect(guardsOf(1_000, 23)).toEqual(["It changes 6 of the 23 channels in the account."]);
  expect(guardsOf(20, 1_000)).toEqual(["It changes 6 of the 20 channels in the list."]);
});

test("very much at once is counted with what was done of it shortly before, unless it is little itself", () => {
  const guardsOf = (count: number, items: number) => {
    const sum = summing([{ action: removeMembers, input: {}, isUndo: false }], false, via, { ...noneEarlier, items });
    for (const item of removals(count, 10_000)) sum.add(item);
    return sum.end({}).guards;
  };
  expect(guardsOf(20, 480)).toEqual([]);
  expect(guardsOf(20, 481)).toEqual([
    "It changes 501 at once. Your other recent changes are among them, planned ones too.",
  ]);
  expect(guardsOf(4, 600)).toEqual([]);
  const small = summing([{ action: removeMembers, input: {}, isUndo: false }], false, via).end({});
  const now = summedWith(small, [], { ...noneEarlier, items: 481, ownItems: 20 });
  expect(now.guards).toEqual(["It changes 501 at once. Your other recent changes are among them, planned ones too."]);
});

test("what was done to other channels of it shortly before counts with those of a list", () => {
  const listed = { action: setRetention, input: { period: "30d" }, isUndo: false, listTotal: 20 };
  const to = v.parse(setRetention.resource.state, { period: "30d" });
  const guardsAfter = (channels: number) => {
    const sum = summing([listed], false, via, { ...noneEarlier, channels, ownChannels: 1 });
    const target = v.parse(setRetention.resource.target, { channelId: "a", name: "a" });
    sum.add({ ...planned, key: "a", target, before: undefined, to });
    return sum.end({}).guards;
  };
  expect(guardsAfter(4)).toEqual([]);
  expect(guardsAfter(5)).toEqual([
    "It changes 6 of the 20 channels in the list. Your other recent changes are among them, planned ones too.",
  ]);
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
  expect(estimateOf({ LIGHT: 600, MEDIUM: 45 }, "business")).toEqual({ seconds: 8, dayShare: null });
  expect(estimateOf({ HEAVY: 3_000 }, "business")).toEqual({ seconds: 77, dayShare: 0.05 });
  expect(estimateOf({ HEAVY: 15_000, "RESOURCE-INTENSIVE": 15 }, "pro")).toEqual({ seconds: 1_530, dayShare: 0.5005 });
  expect(estimateOf({ LIGHT: 600, HEAVY: 1_500 }, "free").dayShare).toBe(1.5);
  // Of what is allowed less often than ten times a second, jobs leave a part.
  expect(estimateOf({ LIGHT: 300 }, "free").seconds).toBe(102);
  expect(estimateOf({ "RESOURCE-INTENSIVE": 30 }, "business").seconds).toBe(121);
});

test("an action without a whole has nothing to guard", () => {
  const sum = summing([{ action: setRetention, input: { period: "30d" }, isUndo: false }], false, via);
  sum.add({
    ...planned,
    target: v.parse(setRetention.resource.target, { channelId: "c", name: "Sales" }),
    before: { period: "30d" },
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

// What is so much at once that a plan wants a reason for it.
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { removeMembers } from "../actions/channel-members.ts";
import { removeGroupsFromChannels } from "../actions/directory-groups.ts";
import { setRetention } from "../actions/set-retention.ts";
import { planned, removals, summaryOf, via } from "../testing/removals.ts";
import { noneEarlier } from "./large-changes.ts";
import { type SummaryItem, summedWith, summing } from "./plan-summary.ts";

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
  const guardsOf = (listTotal?: number, accountTotal?: number, ownTotal?: number) => {
    const part = { action: setRetention, input: { period: "30d" }, isUndo: false, listTotal, accountTotal, ownTotal };
    const sum = summing([part], false, via);
    for (const id of ["a", "b", "c", "d", "e", "f"])
      sum.add({ ...planned, key: id, target: { channelId: id, name: id }, before: undefined, to });
    return sum.end({}).guards;
  };
  expect(guardsOf(undefined, undefined)).toEqual([]);
  expect(guardsOf(undefined, 24)).toEqual([]);
  expect(guardsOf(undefined, 23)).toEqual(["It changes 6 of the 23 channels in the account."]);
  expect(guardsOf(1_000, 23)).toEqual(["It changes 6 of the 23 channels in the account."]);
  expect(guardsOf(undefined, undefined, 24)).toEqual([]);
  expect(guardsOf(1_000, undefined, 23)).toEqual(["It changes 6 of the 23 channels you are in."]);
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

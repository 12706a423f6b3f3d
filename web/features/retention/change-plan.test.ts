import { describe, expect, test } from "vitest";
import { readPeriod } from "../../../domain/retention-period.ts";
import { changeOf, defaultPeriodIn, groupChanges, harmOf, partsOf } from "./change-plan.ts";
import type { NextPolicy, Policy } from "./policy.ts";

const nowMs = Date.parse("2026-06-15T12:00:00Z");
const own = (wire: string): Policy => ({ isCustom: true, period: readPeriod(wire), wire });
const byDefault = (wire: string): Policy => ({ ...own(wire), isCustom: false });

/** What is null is left out of what arrives. */
const stateOf = (period: string | null) => (period === null ? {} : { period });

/** A planned item; a period of null is the account's default, of undefined is not known. */
const item = (id: string, before: string | null | undefined, to: string | null) => ({
  target: { channelId: id, name: `#${id}` },
  before: before === undefined ? null : stateOf(before),
  to: stateOf(to),
});

describe("a change is", () => {
  test.each<[string, string | null | undefined, string | null, string | undefined]>([
    ["longer", "6m", "7y", "2y"],
    ["shorter", "7y", "6m", "2y"],
    ["same", "12m", "1y", "2y"],
    ["same", null, "2y", "2y"],
    ["shorter", null, "90d", "2y"],
    ["unknown", null, "90d", undefined],
    ["longer", "90d", null, "2y"],
    ["unknown", "90d", null, undefined],
    ["unknown", undefined, "10y", "2y"],
    ["unknown", "forever", "10y", "2y"],
  ])("%s: from %j to %j, with a default of %j", (kind, before, to, standard) => {
    const period = standard === undefined ? undefined : readPeriod(standard);
    expect(changeOf(item("a", before, to), period, nowMs).kind).toBe(kind);
  });
});

const change = (id: string, before: string | undefined, to: string) =>
  changeOf(item(id, before, to), { count: 2, unit: "y" }, nowMs);

test("a change names the day before which messages go", () => {
  expect(change("a", "7y", "6m")).toMatchObject({ id: "a", name: "#a", cutOff: "2025-12-15" });
});

test("longer and shorter stand apart, and those that lose most come first", () => {
  const { shorter, unknown, longer, same } = groupChanges([
    change("a", "7y", "1y"),
    change("b", "30d", "1y"),
    change("c", "7y", "30d"),
    change("e", undefined, "1y"),
    change("f", "12m", "1y"),
  ]);
  const ids = [shorter, unknown, longer, same].map((some) => some.map(({ id }) => id).join());
  expect(ids).toEqual(["c,a", "e", "b", "f"]);
});

test("channels that are given the same make a part, and those given nothing are in none", () => {
  const given = new Map<string, NextPolicy>([
    ["a", { isCustom: true, period: { count: 7, unit: "y" } }],
    ["b", { isCustom: false }],
    ["c", { isCustom: true, period: { count: 7, unit: "y" } }],
  ]);
  const targets = ["a", "b", "c", "d"].map((id) => ({ id, name: `#${id}` }));
  expect(partsOf(targets, (id) => given.get(id))).toEqual([
    {
      actionId: "set-retention",
      input: { period: "7y" },
      targets: [
        { channelId: "a", name: "#a" },
        { channelId: "c", name: "#c" },
      ],
    },
    { actionId: "set-retention", input: { period: null }, targets: [{ channelId: "b", name: "#b" }] },
  ]);
});

test("where messages are lost, or may be, something has to be typed", () => {
  const shorter = change("a", "7y", "1y");
  const longer = change("b", "30d", "1y");
  const unknown = change("c", undefined, "1y");
  expect(harmOf(groupChanges([longer]))).toEqual({ kind: "plain" });
  expect(harmOf(groupChanges([longer, shorter]))).toEqual({ kind: "type", phrase: "#a" });
  expect(harmOf(groupChanges([longer, shorter, unknown]))).toEqual({ kind: "type", phrase: "shorten 2 channels" });
  expect(harmOf(groupChanges([unknown, { ...unknown, id: "d" }]))).toEqual({
    kind: "type",
    phrase: "change 2 channels",
  });
});

test("the account's default is told by a channel that follows it", () => {
  expect(defaultPeriodIn([undefined, own("7y"), byDefault("2y")])).toEqual({ count: 2, unit: "y" });
  expect(defaultPeriodIn([own("7y")])).toBeUndefined();
});

import { describe, expect, test } from "vitest";
import { changeOf, defaultPeriodIn, groupChanges, harmOf } from "./change-plan.ts";
import { readPeriod } from "./period.ts";
import { changeKind, type NextPolicy, nextOf, type Policy } from "./policy.ts";

const nowMs = Date.parse("2026-06-15T12:00:00Z");
const own = (wire: string): Policy => ({ isCustom: true, period: readPeriod(wire), wire });
const byDefault = (wire: string): Policy => ({ ...own(wire), isCustom: false });
const to = (wire: string): NextPolicy => {
  const period = readPeriod(wire);
  if (!period) throw new Error(`${wire} is no period`);
  return { isCustom: true, period };
};
const toDefault: NextPolicy = { isCustom: false };

describe("a change is", () => {
  test.each<[string, Policy | undefined, NextPolicy, string | undefined, string]>([
    ["longer", own("6m"), to("7y"), "2y", "6m to 7y"],
    ["shorter", own("7y"), to("6m"), "2y", "7y to 6m"],
    ["same", own("12m"), to("1y"), "2y", "12m to 1y"],
    ["none", own("1y"), to("1y"), "2y", "1y to 1y"],
    ["same", byDefault("2y"), to("2y"), "2y", "a default of 2y to 2y of its own"],
    ["shorter", byDefault("2y"), to("90d"), "2y", "a default of 2y to 90d"],
    ["longer", own("90d"), toDefault, "2y", "90d to a default of 2y"],
    ["unknown", own("90d"), toDefault, undefined, "90d to a default nobody has told"],
    ["none", byDefault("2y"), toDefault, "2y", "the default to the default"],
    ["unknown", undefined, to("10y"), "2y", "what is not read to 10y"],
    ["unknown", { isCustom: true, period: undefined, wire: "forever" }, to("10y"), "2y", "what is no period to 10y"],
  ])("%s: from %j", (kind, before, after, standard) => {
    expect(changeKind(before, after, standard === undefined ? undefined : readPeriod(standard), nowMs)).toBe(kind);
  });
});

const change = (id: string, before: Policy | undefined, after: NextPolicy) =>
  changeOf({ id, name: `#${id}`, before }, after, { count: 2, unit: "y" }, nowMs);

test("a change names the day before which messages go, now and then", () => {
  expect(change("a", own("7y"), to("6m"))).toMatchObject({ cutOffBefore: "2019-06-15", cutOff: "2025-12-15" });
});

test("longer and shorter stand apart, and those that lose most come first", () => {
  const { shorter, unknown, longer, same, none } = groupChanges([
    change("a", own("7y"), to("1y")),
    change("b", own("30d"), to("1y")),
    change("c", own("7y"), to("30d")),
    change("d", own("1y"), to("1y")),
    change("e", undefined, to("1y")),
    change("f", own("12m"), to("1y")),
  ]);
  const ids = [shorter, unknown, longer, same, none].map((some) => some.map(({ id }) => id).join());
  expect(ids).toEqual(["c,a", "e", "b", "f", "d"]);
});

test("where messages are lost, or may be, something has to be typed", () => {
  const shorter = change("a", own("7y"), to("1y"));
  const longer = change("b", own("30d"), to("1y"));
  const unknown = change("c", undefined, to("1y"));
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

test("the way back is the policy of before, where that is known", () => {
  expect(nextOf(own("6m"))).toEqual(to("6m"));
  expect(nextOf(byDefault("2y"))).toEqual(toDefault);
  expect(nextOf({ isCustom: true, period: undefined, wire: "forever" })).toBeUndefined();
});

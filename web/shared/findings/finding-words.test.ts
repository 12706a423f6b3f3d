import { expect, test } from "vitest";
import type { Finding } from "../../../domain/inventory/findings.ts";
import { externalHref } from "./finding-queries.ts";
import { changeText, findingCount, inOrder, lackingText } from "./finding-words.ts";

test.each([
  [null, 3, null, ""],
  [3, null, null, ""],
  [3, 3, null, ""],
  [5, 3, null, "2 more than a week ago"],
  [3, 1_203, null, "1,200 fewer than a week ago"],
  [5, 3, "2026-11-30", "2 more since 30 Nov"],
  [3, 1_203, "2026-11-30", "1,200 fewer since 30 Nov"],
  [3, 3, "2026-11-30", ""],
])("%s now and %s before, counted since %s, is “%s”", (count, countBefore, countedSince, text) => {
  expect(changeText({ count, countBefore, countedSince })).toBe(text);
});

test("people and channels are counted by their names", () => {
  expect([findingCount({ of: "people" }, 1), findingCount({ of: "channels" }, 2)]).toEqual(["1 person", "2 channels"]);
});

const finding = (id: string, count: number | null, isSnoozed = false): Finding => ({
  id,
  count,
  lacks: null,
  of: "channels",
  trend: [],
  title: id,
  why: "",
  remedy: "",
  settings: {},
  query: {},
  countBefore: null,
  countedSince: null,
  snooze: isSnoozed ? { subject: "", name: "", untilMs: 1, reason: "Known", byId: "", by: "Ada", atMs: 0 } : null,
  snoozes: [],
});

test("what is to be looked at comes first, what is snoozed last", () => {
  const order = inOrder([finding("none", 0), finding("snoozed", 9, true), finding("grave", 1), finding("many", 7)]);
  expect(order.map(({ id }) => id)).toEqual(["grave", "many", "none", "snoozed"]);
});

test("what could not be counted is said, but for what is snoozed or not shown", () => {
  const lacking = (id: string, isSnoozed = false) => ({ ...finding(id, null, isSnoozed), lacks: "Not read yet." });
  expect(lackingText([finding("all", 2), finding("hidden", null), lacking("snoozed", true)])).toBe("");
  expect(lackingText([lacking("stale"), lacking("ungrouped")])).toBe("2 findings cannot be counted yet.");
});

test("findings about external people lead to who these are", () => {
  const query = { outsiders: "yes", external: "0", archived: "no,unknown" };
  expect(externalHref({ id: "unwanted-outsiders", query })).toBe("/external?in=channel&adding=0&archived=no%2Cunknown");
  expect(externalHref({ id: "empty", query })).toBeNull();
});

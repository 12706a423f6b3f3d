import { expect, test } from "vitest";
import { isolate } from "../../lib/isolate.ts";
import { newDay } from "./postpone.ts";
import { pastText, scheduledText, unreadText } from "./result-words.ts";

test("a scheduled change says when it begins and who scheduled it, else who planned it, where their name is known", () => {
  const when = "3 Feb 2026, 01:00 UTC";
  const rest = "It can be called off until then. Nobody has to be signed in for it.";
  const saying = (appliedByName: string, plannedByName: string) =>
    scheduledText({ appliedByName, plannedByName }, when);
  expect(saying("Bo", "Ada")).toBe(`It begins on ${when}, scheduled by ${isolate("Bo")}. ${rest}`);
  expect(saying("", "Ada")).toBe(`It begins on ${when}, scheduled by ${isolate("Ada")}. ${rest}`);
  expect(saying("", "")).toBe(`It begins on ${when}. ${rest}`);
});

test("a plan whose day is past says what that means, and the day that is offered is as far off as the first one was", () => {
  const day = Date.parse("2026-02-03T01:00:00Z");
  const later = day + 5_000;
  expect(pastText({ beginsAtMs: day, firstCount: 1 }, day - 1)).toBe("");
  expect(pastText({ beginsAtMs: day, firstCount: 0 }, later)).toMatch(
    /^It was to begin .* Applied now, all of it is done/,
  );
  expect(pastText({ beginsAtMs: day, firstCount: 1 }, later)).toMatch(/^The rest was to begin .* It takes a new day/);
  const planned = { beginsAtMs: day, appliedAtMs: null, plannedAtMs: day - 6.5 * 86_400_000 };
  expect(newDay(planned, later)).toEqual({ isLater: true, day: "2026-02-10" });
});

test("what could not be read is told with what there is to do, by where the change stands", () => {
  const of = (status: "planned" | "done" | "running", unread: number, firstCount = 0) =>
    unreadText({ status, counts: { unread, planned: 1 }, firstCount });
  expect(of("planned", 0)).toBe("");
  expect(of("running", 2)).toBe("");
  expect(of("planned", 1)).toBe(
    "1 item could not be read, so it is left out. Read it again, or apply the plan without it.",
  );
  expect(of("planned", 2, 1)).toMatch(/^2 items could not be read, and the rest waits .* Read them again before/);
  expect(of("done", 2)).toMatch(/^2 items could not be read, so nothing was done to them. Plan the rest again/);
});

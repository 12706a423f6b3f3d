import { expect, test } from "vitest";
import { isolate } from "../../lib/isolate.ts";
import { scheduledText } from "./result-words.ts";

test("a scheduled change says when it begins and who scheduled it, else who planned it, where their name is known", () => {
  const when = "3 Feb 2026, 01:00 UTC";
  const rest = "It can be called off until then. Nobody has to be signed in for it.";
  const saying = (appliedByName: string, plannedByName: string) =>
    scheduledText({ appliedByName, plannedByName }, when);
  expect(saying("Bo", "Ada")).toBe(`It begins on ${when}, scheduled by ${isolate("Bo")}. ${rest}`);
  expect(saying("", "Ada")).toBe(`It begins on ${when}, scheduled by ${isolate("Ada")}. ${rest}`);
  expect(saying("", "")).toBe(`It begins on ${when}. ${rest}`);
});

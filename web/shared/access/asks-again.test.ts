import { expect, test } from "vitest";
import { accessWith } from "../../../domain/testing/access-with.ts";
import { nextEndMs } from "../../lib/may.ts";
import { asksAgainInMs } from "./asks-again.ts";

const DAY_MS = 86_400_000;

test.each([
  ["once it has ended", 5_000, 6_000],
  ["soon where the server still has it", -60_000, 1_000],
  ["within a day of an end that is far off", 400 * DAY_MS, DAY_MS],
])("the server is asked again %s", (_when, leftMs, inMs) => {
  expect(asksAgainInMs(1_000_000 + leftMs, 1_000_000)).toBe(inMs);
});

test("what ends first is what is waited for, and nothing where nothing ends", () => {
  const { roles, holdings } = accessWith("help-desk", "auditor");
  const ending = (...ends: readonly (number | null)[]) =>
    nextEndMs({ access: { roles, holdings: holdings.map((one, at) => ({ ...one, untilMs: ends[at] ?? null })) } });
  expect([ending(), ending(7), ending(9, 7), ending(null, 7)]).toEqual([null, 7, 7, 7]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGovernor, LONGEST_WAIT_MS } from "./governor.ts";

const at = (nowMs: number) => {
  const clock = { ms: nowMs, nowMs: () => clock.ms };
  return clock;
};

describe("the governor", () => {
  test("lets a plan's requests of a second pass at once and the next ones wait", () => {
    const clock = at(1_000_000);
    const governor = createGovernor("pro", clock);
    const waits = Array.from({ length: 21 }, () => governor.reserve("a", "MEDIUM"));
    expect(waits.slice(0, 20)).toEqual(new Array(20).fill(0));
    expect(waits[20]).toBeGreaterThan(1_000);
  });

  test("refuses what would wait too long, and reserves nothing for it", () => {
    const clock = at(1_000_000);
    const governor = createGovernor("free", clock);
    for (let index = 0; index < 4; index++) governor.reserve("a", "MEDIUM");
    const refused = governor.reserve("a", "MEDIUM");
    expect(refused).toBeGreaterThan(LONGEST_WAIT_MS);
    expect(governor.reserve("a", "MEDIUM")).toBe(refused);
    clock.ms += refused;
    expect(governor.reserve("a", "MEDIUM")).toBe(0);
  });

  test("counts by the minute what Zoom counts by the minute", () => {
    const clock = at(1_000_000);
    const governor = createGovernor("business", clock);
    for (let index = 0; index < 20; index++) expect(governor.reserve("a", "RESOURCE-INTENSIVE")).toBe(0);
    expect(governor.reserve("a", "RESOURCE-INTENSIVE")).toBeGreaterThan(59_000);
    expect(governor.reserve("a", "LIGHT")).toBe(0);
  });

  test("keeps accounts and labels apart", () => {
    const governor = createGovernor("free", at(0));
    for (let index = 0; index < 4; index++) governor.reserve("a", "LIGHT");
    expect(governor.reserve("a", "LIGHT")).toBeGreaterThan(0);
    expect(governor.reserve("a", "MEDIUM")).toBe(0);
    expect(governor.reserve("b", "LIGHT")).toBe(0);
  });

  test("holds a label until the time Zoom named", () => {
    const clock = at(5_000_000);
    const governor = createGovernor("business", clock);
    governor.hold("a", "LIGHT", 5_060_000);
    expect(governor.reserve("a", "LIGHT")).toBe(60_000);
    clock.ms = 5_060_000;
    expect(governor.reserve("a", "LIGHT")).toBe(0);
  });

  test("has no limits where there are none", () => {
    const governor = createGovernor("unlimited", at(0));
    for (let index = 0; index < 1_000; index++) expect(governor.reserve("a", "HEAVY")).toBe(0);
  });

  test("never lets more pass in any second than the plan allows, however requests come", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }), (gaps) => {
        const clock = at(1_000);
        const governor = createGovernor("pro", clock);
        const sent: number[] = [];
        for (const gap of gaps) {
          clock.ms += gap % 7 === 0 ? gap : 0;
          const waitMs = governor.reserve("a", "HEAVY");
          if (waitMs <= LONGEST_WAIT_MS) sent.push(clock.ms + waitMs);
        }
        for (const from of sent)
          expect(sent.filter((time) => time >= from && time < from + 1_000).length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

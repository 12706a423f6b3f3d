import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { rateLimits } from "../../../contract/rate-limits.ts";
import { asker, mostWithin, times, withTimeAtHand } from "../../testing/governors.ts";

withTimeAtHand();

describe("over several instances, the governor", () => {
  const arrivals = fc.array(
    fc.record({
      gapMs: fc.integer({ min: 0, max: 400 }),
      user: fc.integer({ max: 2, min: 0 }),
      instance: fc.integer({ max: 2, min: 0 }),
      isJob: fc.boolean(),
    }),
    { maxLength: 200 },
  );
  const delays = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 50 });

  test("never lets more pass in any second than the plan allows, however requests come", async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, delays, async (requests, delayMs) => {
        let at = 0;
        const all = asker("pro", { instances: 3, delayMs: () => delayMs[at++ % delayMs.length] ?? 0 });
        for (const { gapMs, user, instance, isJob } of requests) {
          if (gapMs % 7 === 0) await vi.advanceTimersByTimeAsync(gapMs);
          all.ask(`user ${user}`, "HEAVY", { instance, lane: isJob ? "job" : "interactive" });
        }
        await vi.advanceTimersByTimeAsync(60_000);
        expect(all.ended).toHaveLength(requests.length);
        expect(mostWithin(all.times(), 1_000)).toBeLessThanOrEqual(10);
      }),
      { numRuns: 50 },
    );
  });

  test.each(["LIGHT", "MEDIUM", "HEAVY"] as const)("has jobs use nearly all there is of %s", async (label) => {
    const most = rateLimits.business[label].requests;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 8 }), async (instances, delayMs) => {
        const all = asker("business", { instances, delayMs: () => delayMs / 4 });
        times(most * 8, (index) => all.ask("chief", label, { lane: "job", instance: index % instances }));
        await vi.advanceTimersByTimeAsync(6_000);
        const sent = all.times();
        expect(mostWithin(sent, 1_000)).toBeLessThanOrEqual(most);
        const beganAt = sent[0] ?? 0;
        const inFive = sent.filter((time) => time < beganAt + 5_000).length;
        expect(inFive).toBeGreaterThanOrEqual(0.95 * most * 5);
      }),
      { numRuns: 8 },
    );
  });

  test("forgets an instance that died within seconds", async () => {
    const all = asker("business", { instances: 2 });
    times(200, () => all.ask("chief", "MEDIUM", { lane: "job" }));
    await vi.advanceTimersByTimeAsync(50);
    // What it holds is used by nobody.
    times(10, () => all.ask("calm", "MEDIUM", { instance: 1 }));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(all.went("calm")).toBe(10);
  });

  test("goes on when the database's clock is set to another time", async () => {
    let offsetMs = 0;
    const all = asker("business", { instances: 2, nowMs: () => Date.now() + offsetMs });
    for (const jumpMs of [3_600_000, -7_200_000, 86_400_000]) {
      const before = all.went("job of chief");
      times(240, (index) => all.ask("chief", "MEDIUM", { lane: "job", instance: index % 2 }));
      await vi.advanceTimersByTimeAsync(1_000);
      offsetMs += jumpMs;
      await vi.advanceTimersByTimeAsync(8_000);
      expect(all.went("job of chief")).toBe(before + 240);
    }
  });
});

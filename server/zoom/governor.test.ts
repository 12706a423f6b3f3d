import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RateLabel } from "../../contract/operation.ts";
import type { ZoomPlan } from "../config/config.ts";
import type { Lane } from "./call.ts";
import type { Refusal } from "./fair-share.ts";
import { createGovernor } from "./governor.ts";
import { shareOf } from "./shares.ts";

/** By the time that the tests let pass. */
const clock = { nowMs: () => Date.now() };
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What became of one request: when it went, or how long it is to stay away. */
type Ended = { readonly wentAtMs: number } | { readonly retryAfterMs: number; readonly refusal: Refusal };

interface Asking {
  readonly accountId?: string;
  readonly lane?: Lane;
}

interface Asker {
  readonly ended: (Ended & { readonly userId: string })[];
  ask(userId: string, label: RateLabel, asking?: Asking): void;
  /** Those that went, and those that were refused, of a person. */
  went(userId: string): number;
  refused(userId: string): readonly { readonly retryAfterMs: number; readonly refusal: Refusal }[];
}

function asker(plan: ZoomPlan): Asker {
  const governor = createGovernor(plan, clock);
  const ended: Asker["ended"] = [];
  const ask = async (person: string, label: RateLabel, { accountId = "account", lane = "interactive" }: Asking) => {
    const operation = { id: `any ${label}`, rate: label };
    const noRoom = await governor.admit({ accountId, person, lane, operation, signal: null });
    const userId = shareOf({ person, lane, signal: null });
    ended.push(noRoom ? { userId, ...noRoom } : { userId, wentAtMs: Date.now() });
  };
  const of = (userId: string) => ended.filter((each) => each.userId === userId);
  return {
    ended,
    ask: (userId, label, asking = {}) => void ask(userId, label, asking),
    went: (userId) => of(userId).filter((each) => "wentAtMs" in each).length,
    refused: (userId) => of(userId).flatMap((each) => ("retryAfterMs" in each ? [each] : [])),
  };
}

const times = (count: number, work: () => void) => {
  for (let index = 0; index < count; index++) work();
};

describe("the governor", () => {
  test("lets a plan's requests of a second pass at once and the next ones wait", async () => {
    const all = asker("pro");
    times(21, () => all.ask("a", "MEDIUM"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(all.went("a")).toBe(20);
    await vi.advanceTimersByTimeAsync(100);
    expect(all.went("a")).toBe(21);
  });

  test("refuses what would wait too long, and spends nothing on it", async () => {
    const all = asker("pro");
    times(50, () => all.ask("a", "MEDIUM"));
    await vi.advanceTimersByTimeAsync(0);
    expect(all.refused("a")).toHaveLength(10);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(all.went("a")).toBe(40);
    await vi.advanceTimersByTimeAsync(all.refused("a")[0]?.retryAfterMs ?? 0);
    all.ask("a", "MEDIUM");
    await vi.advanceTimersByTimeAsync(0);
    expect(all.went("a")).toBe(41);
  });

  test("keeps accounts and labels apart", async () => {
    const all = asker("pro");
    times(20, () => all.ask("a", "MEDIUM"));
    all.ask("b", "LIGHT");
    all.ask("b", "MEDIUM", { accountId: "another account" });
    await vi.advanceTimersByTimeAsync(0);
    expect(all.went("b")).toBe(2);
  });

  test("has no limits where there are none", async () => {
    const all = asker("unlimited");
    times(1_000, () => all.ask("a", "HEAVY"));
    await vi.advanceTimersByTimeAsync(0);
    expect(all.went("a")).toBe(1_000);
  });

  test.each([
    ["free", 7],
    ["pro", 7],
    ["business", 15],
  ] as const)(
    "of a minute on the plan %s, leaves room for others after one who takes all they get",
    async (plan, most) => {
      const all = asker(plan);
      times(40, () => all.ask("greedy", "RESOURCE-INTENSIVE"));
      all.ask("owner", "RESOURCE-INTENSIVE");
      all.ask("helpdesk", "RESOURCE-INTENSIVE");
      await vi.advanceTimersByTimeAsync(0);
      expect([all.went("greedy"), all.went("owner"), all.went("helpdesk")]).toEqual([most, 1, 1]);
      const [refused] = all.refused("greedy");
      expect(refused?.refusal).toBe("share");
      expect(refused?.retryAfterMs).toBe(60_500);
      await vi.advanceTimersByTimeAsync(60_500);
      all.ask("greedy", "RESOURCE-INTENSIVE");
      await vi.advanceTimersByTimeAsync(0);
      expect(all.went("greedy")).toBe(most + 1);
    },
  );

  test("lets someone who looks at a list pass at once, whatever another has under way", async () => {
    const all = asker("business");
    all.ask("calm", "MEDIUM");
    for (let tick = 0; tick < 100; tick++) {
      times(10, () => all.ask("greedy", "MEDIUM"));
      const before = all.went("calm");
      if (tick % 10 === 9) {
        all.ask("calm", "MEDIUM");
        await vi.advanceTimersByTimeAsync(0);
        expect(all.went("calm")).toBe(before + 1);
      }
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(all.refused("calm")).toEqual([]);
    // What the one does not use is the other's.
    expect(all.went("greedy")).toBeGreaterThan(4 * 40);
  });

  test("gives two who both want all of it the same", async () => {
    const all = asker("business");
    for (let tick = 0; tick < 100; tick++) {
      times(8, () => all.ask("first", "MEDIUM"));
      times(4, () => all.ask("second", "MEDIUM"));
      await vi.advanceTimersByTimeAsync(50);
    }
    const [first, second] = [all.went("first"), all.went("second")];
    expect(Math.abs(first - second)).toBeLessThan(0.2 * (first + second));
    expect(first + second).toBeGreaterThan(4 * 55);
  });

  test("has jobs wait as long as it takes, and what is gathered behind them", async () => {
    const all = asker("pro");
    times(100, () => all.ask("sync", "MEDIUM", { lane: "sync" }));
    times(100, () => all.ask("chief", "MEDIUM", { lane: "job" }));
    await vi.advanceTimersByTimeAsync(0);
    // The quarter that is kept for people is not theirs.
    expect([all.went("sync of sync"), all.went("job of chief")]).toEqual([15, 0]);
    await vi.advanceTimersByTimeAsync(6 * 1_050);
    expect([all.went("sync of sync"), all.went("job of chief")]).toEqual([15, 90]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([all.went("sync of sync"), all.went("job of chief")]).toEqual([100, 100]);
  });

  test("lets people pass at once while jobs run, whoever started them", async () => {
    const all = asker("business");
    times(1_000, () => all.ask("chief", "MEDIUM", { lane: "job" }));
    for (let second = 0; second < 5; second++) {
      for (const person of ["chief", "helpdesk"]) all.ask(person, "MEDIUM");
      await vi.advanceTimersByTimeAsync(0);
      expect([all.went("chief"), all.went("helpdesk")]).toEqual([second + 1, second + 1]);
      await vi.advanceTimersByTimeAsync(1_100);
    }
    expect(all.went("job of chief")).toBeGreaterThan(4 * 40);
  });

  test("never keeps a job from what there is one of", async () => {
    const all = asker("free");
    all.ask("chief", "HEAVY", { lane: "job" });
    await vi.advanceTimersByTimeAsync(0);
    expect(all.went("job of chief")).toBe(1);
  });

  test("lets go of a job that is given up while it waits", async () => {
    const governor = createGovernor("free", clock);
    const given = new AbortController();
    const operation = { id: "any", rate: "HEAVY" } as const;
    const candidate = { accountId: "account", person: "chief", lane: "job", operation, signal: given.signal } as const;
    expect(governor.admit(candidate)).toBeNull();
    const waiting = governor.admit(candidate);
    given.abort(new Error("cancelled"));
    await expect(waiting).rejects.toThrow("cancelled");
    await vi.advanceTimersByTimeAsync(1_100);
    expect(governor.admit({ ...candidate, signal: null })).toBeNull();
  });

  test("never lets more pass in any second than the plan allows, however requests come", async () => {
    const gaps = fc.array(
      fc.record({ gapMs: fc.integer({ min: 0, max: 400 }), user: fc.integer({ max: 2, min: 0 }) }),
      {
        maxLength: 200,
      },
    );
    await fc.assert(
      fc.asyncProperty(gaps, async (requests) => {
        const all = asker("pro");
        for (const { gapMs, user } of requests) {
          if (gapMs % 7 === 0) await vi.advanceTimersByTimeAsync(gapMs);
          all.ask(`user ${user}`, "HEAVY");
        }
        await vi.advanceTimersByTimeAsync(10_000);
        expect(all.ended).toHaveLength(requests.length);
        const sent = all.ended.flatMap((each) => ("wentAtMs" in each ? [each.wentAtMs] : []));
        for (const from of sent)
          expect(sent.filter((time) => time >= from && time < from + 1_000).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 50 },
    );
  });
});

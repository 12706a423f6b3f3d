import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RateLabel } from "../../contract/operation.ts";
import { rateLimits } from "../../contract/rate-limits.ts";
import type { ZoomPlan } from "../config/config.ts";
import { DatabaseAway } from "../db/database.ts";
import { createLog } from "../log.ts";
import { type MemoryLimitStore, memoryLimitStore } from "../testing/limit-store.ts";
import type { Lane } from "./call.ts";
import type { Refusal } from "./fair-share.ts";
import { createGovernor } from "./governor.ts";
import { TRY_EVERY_MS } from "./limits/holds.ts";
import { LimitsUnknown } from "./limits/limit-store.ts";
import { shareOf } from "./shares.ts";

/** By the time that the tests let pass. */
const clock = { nowMs: () => Date.now() };
const log = createLog("silent", { write: () => undefined });
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
  /** Which instance of the console it comes to. */
  readonly instance?: number;
  readonly operationId?: string;
}

interface Asker {
  readonly ended: (Ended & { readonly userId: string; readonly waitedMs: number })[];
  readonly failed: unknown[];
  readonly store: MemoryLimitStore;
  ask(userId: string, label: RateLabel, asking?: Asking): void;
  /** What Zoom answers to a request of an instance. */
  answer(label: RateLabel, status: number, headers: Record<string, string>, asking?: Asking): void;
  /** Those that went, and those that were refused, of a person. */
  went(userId: string): number;
  refused(userId: string): readonly { readonly retryAfterMs: number; readonly refusal: Refusal }[];
  /** When requests went, in order. */
  times(): readonly number[];
}

interface Options {
  readonly instances?: number;
  readonly delayMs?: () => number;
  readonly nowMs?: () => number;
}

function asker(plan: ZoomPlan, { instances = 1, delayMs, nowMs = clock.nowMs }: Options = {}): Asker {
  const store = memoryLimitStore(nowMs, delayMs);
  const governors = Array.from({ length: instances }, () => createGovernor({ plan, store, clock, log }));
  const ended: Asker["ended"] = [];
  const failed: unknown[] = [];
  const candidate = (person: string, label: RateLabel, asking: Asking) => {
    const { accountId = "account", lane = "interactive", operationId = `any ${label}` } = asking;
    return { accountId, person, lane, operation: { id: operationId, rate: label }, signal: null };
  };
  const governorOf = ({ instance = 0 }: Asking) => {
    const governor = governors[instance];
    if (!governor) throw new Error(`no instance ${instance}`);
    return governor;
  };
  const ask = async (person: string, label: RateLabel, asking: Asking) => {
    const own = candidate(person, label, asking);
    const userId = shareOf(own);
    const askedAtMs = Date.now();
    try {
      const noRoom = await governorOf(asking).admit(own);
      const waitedMs = Date.now() - askedAtMs;
      if (!noRoom) governorOf(asking).sending(own);
      ended.push(noRoom ? { userId, waitedMs, ...noRoom } : { userId, waitedMs, wentAtMs: Date.now() });
    } catch (error) {
      failed.push(error);
    }
  };
  const of = (userId: string) => ended.filter((each) => each.userId === userId);
  return {
    ended,
    failed,
    store,
    ask: (userId, label, asking = {}) => void ask(userId, label, asking),
    answer: (label, status, headers, asking = {}) =>
      governorOf(asking).answered(candidate("any", label, asking), status, headers),
    went: (userId) => of(userId).filter((each) => "wentAtMs" in each).length,
    refused: (userId) => of(userId).flatMap((each) => ("retryAfterMs" in each ? [each] : [])),
    times: () => ended.flatMap((each) => ("wentAtMs" in each ? [each.wentAtMs] : [])).sort((a, b) => a - b),
  };
}

const times = (count: number, work: (index: number) => void) => {
  for (let index = 0; index < count; index++) work(index);
};
/** What an instance was given it uses without asking anew, for so long. */
const LEASE_MS = 2_000;
/** Long enough for the database. */
const moment = () => vi.advanceTimersByTimeAsync(20);

/** The most that went within any stretch of so many milliseconds. */
function mostWithin(sent: readonly number[], ms: number): number {
  let most = 0;
  let first = 0;
  for (const [index, at] of sent.entries()) {
    while (at - (sent[first] ?? at) >= ms) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

describe("the governor", () => {
  test("lets a plan's requests of a second pass at once and the next ones wait", async () => {
    const all = asker("pro");
    times(21, () => all.ask("a", "MEDIUM"));
    await moment();
    expect(all.went("a")).toBe(20);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(all.went("a")).toBe(20);
    await vi.advanceTimersByTimeAsync(60);
    expect(all.went("a")).toBe(21);
  });

  test("refuses what would wait too long, and spends nothing on it", async () => {
    const all = asker("pro");
    times(50, () => all.ask("a", "MEDIUM"));
    await moment();
    expect(all.refused("a")).toHaveLength(10);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(all.went("a")).toBe(40);
    await vi.advanceTimersByTimeAsync(all.refused("a")[0]?.retryAfterMs ?? 0);
    all.ask("a", "MEDIUM");
    await moment();
    expect(all.went("a")).toBe(41);
  });

  test("keeps accounts and labels apart", async () => {
    const all = asker("pro");
    times(20, () => all.ask("a", "MEDIUM"));
    all.ask("b", "LIGHT");
    all.ask("b", "MEDIUM", { accountId: "another account" });
    await moment();
    expect(all.went("b")).toBe(2);
  });

  test("has no limits where there are none, and asks nobody", async () => {
    const all = asker("unlimited");
    times(1_000, () => all.ask("a", "HEAVY"));
    await moment();
    expect([all.went("a"), all.store.asked()]).toEqual([1_000, 0]);
  });

  test("lets who goes on clicking pass without asking the database each time", async () => {
    const all = asker("business");
    all.ask("a", "MEDIUM");
    await moment();
    for (let click = 0; click < 20; click++) {
      times(2, () => all.ask("a", "MEDIUM"));
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(all.went("a")).toBe(41);
    // The first waited for the database, and those after it for nothing.
    expect(all.ended.slice(1).map(({ waitedMs }) => waitedMs)).toEqual(Array(40).fill(0));
    expect(all.store.asked()).toBeLessThan(20);
  });

  test.each([
    ["free", 7],
    ["pro", 7],
    ["business", 15],
  ] as const)(
    "of a minute on the plan %s, leaves room for others after one who takes all they get, whichever instance they come to",
    async (plan, most) => {
      const all = asker(plan, { instances: 3 });
      times(40, (index) => all.ask("greedy", "RESOURCE-INTENSIVE", { instance: index % 3 }));
      await vi.advanceTimersByTimeAsync(500);
      all.ask("owner", "RESOURCE-INTENSIVE", { instance: 1 });
      all.ask("helpdesk", "RESOURCE-INTENSIVE", { instance: 2 });
      await vi.advanceTimersByTimeAsync(500);
      const [greedy, owner, helpdesk] = [all.went("greedy"), all.went("owner"), all.went("helpdesk")];
      expect([owner, helpdesk]).toEqual([1, 1]);
      expect(greedy).toBeLessThanOrEqual(most);
      expect(greedy).toBeGreaterThan(most - 3);
      const [refused] = all.refused("greedy");
      expect(refused?.refusal).toBe("share");
      expect(refused?.retryAfterMs).toBeGreaterThan(50_000);
      await vi.advanceTimersByTimeAsync(60_500);
      all.ask("greedy", "RESOURCE-INTENSIVE");
      await moment();
      expect(all.went("greedy")).toBe(greedy + 1);
    },
  );

  test("lets someone who looks at a list pass at once, whatever another has in progress", async () => {
    const all = asker("business");
    all.ask("calm", "MEDIUM");
    for (let tick = 0; tick < 100; tick++) {
      times(10, () => all.ask("greedy", "MEDIUM"));
      if (tick % 10 === 9) all.ask("calm", "MEDIUM");
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(all.refused("calm")).toEqual([]);
    const waits = all.ended.flatMap(({ userId, waitedMs }) => (userId === "calm" ? [waitedMs] : []));
    expect(Math.max(...waits)).toBeLessThan(300);
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
    await vi.advanceTimersByTimeAsync(6_000);
    const [jobs, gathered] = [all.went("job of chief"), all.went("sync of sync")];
    expect(jobs).toBe(100);
    expect(jobs + gathered).toBeGreaterThanOrEqual(114);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([all.went("sync of sync"), all.went("job of chief")]).toEqual([100, 100]);
  });

  test("of a minute, never gives jobs the part that is kept for people", async () => {
    const all = asker("business", { instances: 2 });
    times(100, (index) => all.ask("chief", "RESOURCE-INTENSIVE", { lane: "job", instance: index % 2 }));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(all.went("job of chief")).toBe(15);
    times(5, (index) => all.ask(`person ${index}`, "RESOURCE-INTENSIVE", { instance: index % 2 }));
    await vi.advanceTimersByTimeAsync(500);
    expect(all.times()).toHaveLength(20);
  });

  test("lets people pass while jobs run on all instances, whoever started them", async () => {
    const all = asker("business", { instances: 3 });
    times(600, (index) => all.ask("chief", "MEDIUM", { lane: "job", instance: index % 3 }));
    await vi.advanceTimersByTimeAsync(1_000);
    for (let second = 0; second < 5; second++) {
      for (const person of ["chief", "helpdesk"]) all.ask(person, "MEDIUM", { instance: second % 3 });
      await vi.advanceTimersByTimeAsync(300);
      expect([all.went("chief"), all.went("helpdesk")]).toEqual([second + 1, second + 1]);
      await vi.advanceTimersByTimeAsync(800);
    }
    expect(all.went("job of chief")).toBeGreaterThan(5 * 55);
  });

  test("never keeps a job from what there is one of", async () => {
    const all = asker("free");
    all.ask("chief", "HEAVY", { lane: "job" });
    await moment();
    expect(all.went("job of chief")).toBe(1);
  });

  test("lets go of a job that is given up while it waits", async () => {
    const store = memoryLimitStore(clock.nowMs);
    const governor = createGovernor({ plan: "free", store, clock, log });
    const given = new AbortController();
    const operation = { id: "any", rate: "HEAVY" } as const;
    const candidate = { accountId: "account", person: "chief", lane: "job", operation, signal: given.signal } as const;
    const first = governor.admit(candidate);
    await moment();
    expect(await first).toBeNull();
    governor.sending(candidate);
    const waiting = governor.admit(candidate);
    given.abort(new Error("cancelled"));
    await expect(waiting).rejects.toThrow("cancelled");
    await vi.advanceTimersByTimeAsync(1_100);
    const next = governor.admit({ ...candidate, signal: null });
    await moment();
    expect(await next).toBeNull();
  });
});

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

describe("what Zoom says of its limits", () => {
  test("of a refusal counts for all instances, and holds them up for a moment only", async () => {
    const all = asker("business", { instances: 2 });
    all.ask("a", "MEDIUM");
    all.ask("b", "MEDIUM", { instance: 1 });
    await moment();
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    all.answer("MEDIUM", 429, {});
    await moment();
    times(20, () => all.ask("chief", "MEDIUM", { lane: "job", instance: 1 }));
    await vi.advanceTimersByTimeAsync(200);
    expect(all.went("job of chief")).toBe(0);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(all.went("job of chief")).toBe(20);
  });

  test("leaves other apps what they take", async () => {
    const all = asker("business", { instances: 2 });
    all.ask("a", "MEDIUM");
    await moment();
    const left = { "x-ratelimit-type": "QPS", "x-ratelimit-limit": "60", "x-ratelimit-remaining": "29" };
    all.answer("MEDIUM", 200, left);
    times(200, (index) => all.ask("chief", "MEDIUM", { lane: "job", instance: index % 2 }));
    await vi.advanceTimersByTimeAsync(1_000);
    // What this instance held is counted as its own, for nobody knows when it went.
    expect(all.went("job of chief")).toBeLessThanOrEqual(40);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(all.went("job of chief")).toBe(200);
  });

  test("waits as long as Zoom asks", async () => {
    const all = asker("business");
    all.ask("a", "MEDIUM");
    await moment();
    all.answer("MEDIUM", 429, { "retry-after": new Date(Date.now() + 5_000).toISOString() });
    all.ask("b", "MEDIUM");
    await moment();
    expect(all.refused("b")[0]?.retryAfterMs).toBeGreaterThan(4_000);
    await vi.advanceTimersByTimeAsync(5_000);
    all.ask("b", "MEDIUM");
    await moment();
    expect(all.went("b")).toBe(1);
  });

  test("of the day is kept for people, and tells jobs until when", async () => {
    const all = asker("business", { instances: 2 });
    all.ask("a", "RESOURCE-INTENSIVE");
    await moment();
    all.answer("RESOURCE-INTENSIVE", 200, {
      "x-ratelimit-type": "Daily-limit",
      "x-ratelimit-limit": "60000",
      "x-ratelimit-remaining": "14999",
    });
    await vi.advanceTimersByTimeAsync(1_000);
    all.ask("a", "RESOURCE-INTENSIVE");
    await moment();
    all.ask("chief", "HEAVY", { lane: "job", instance: 1 });
    all.ask("helpdesk", "HEAVY", { instance: 1 });
    await moment();
    expect(all.went("helpdesk")).toBe(1);
    const untilMidnightMs = 86_400_000 - (Date.now() % 86_400_000);
    const [refused] = all.refused("job of chief");
    expect(Math.abs((refused?.retryAfterMs ?? 0) - untilMidnightMs)).toBeLessThan(1_000);
    await vi.advanceTimersByTimeAsync(untilMidnightMs + 100);
    all.ask("chief", "HEAVY", { lane: "job", instance: 1 });
    await moment();
    expect(all.went("job of chief")).toBe(1);
  });
});

describe("a limit of the day that Zoom says is spent", () => {
  const spent = (category?: string) => ({
    "x-ratelimit-type": "Daily-limit",
    "retry-after": new Date(Date.now() + 3_600_000).toISOString(),
    ...(category !== undefined && { "x-ratelimit-category": category }),
  });
  const list = { operationId: "list" };
  const search = { operationId: "search" };

  test("holds what Zoom names, for all instances, and tells jobs until when", async () => {
    const all = asker("business", { instances: 2 });
    all.ask("a", "MEDIUM");
    all.ask("a", "LIGHT");
    await moment();
    all.answer("MEDIUM", 429, spent("Medium"));
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    all.ask("chief", "MEDIUM", { instance: 1, lane: "job" });
    all.ask("b", "LIGHT", { instance: 1 });
    await moment();
    expect([all.went("job of chief"), all.went("b")]).toEqual([0, 1]);
    expect(all.refused("job of chief")[0]?.retryAfterMs).toBeGreaterThan(3_500_000);
  });

  test("holds only the operation where Zoom names no label, and it too where Zoom names another one", async () => {
    const all = asker("business");
    for (const each of [list, search]) all.ask("a", "MEDIUM", each);
    await moment();
    all.answer("MEDIUM", 429, spent(), list);
    for (const each of [list, search]) all.ask("b", "MEDIUM", each);
    await moment();
    expect([all.went("b"), all.refused("b").length]).toEqual([1, 1]);
    all.answer("MEDIUM", 429, spent("Light"), search);
    await moment();
    all.ask("c", "MEDIUM", search);
    all.ask("c", "LIGHT");
    all.ask("c", "MEDIUM", { operationId: "get" });
    await moment();
    expect([all.went("c"), all.refused("c").length]).toEqual([1, 2]);
  });

  test("lets one through each minute, of all instances, and all when that one is answered", async () => {
    const all = asker("business", { instances: 2 });
    for (const instance of [0, 1]) all.ask("a", "MEDIUM", { instance });
    await moment();
    all.answer("MEDIUM", 429, spent("Medium"));
    await vi.advanceTimersByTimeAsync(TRY_EVERY_MS);
    for (const instance of [0, 1, 0, 1]) {
      all.ask("b", "MEDIUM", { instance });
      await moment();
    }
    expect([all.went("b"), all.refused("b").length]).toEqual([1, 3]);
    all.answer("MEDIUM", 200, {});
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    // An instance that believes it still stands looks again for the next who asks.
    all.ask("d", "MEDIUM", { instance: 1 });
    await moment();
    for (const instance of [0, 1]) all.ask("c", "MEDIUM", { instance });
    await moment();
    expect(all.went("c")).toBe(2);
  });
});

describe("without its database, the governor", () => {
  test("uses what it has been given, then tells people, and has jobs wait", async () => {
    const all = asker("business");
    all.ask("a", "MEDIUM");
    await moment();
    all.store.break(new DatabaseAway("away"));
    times(3, () => all.ask("a", "MEDIUM"));
    await moment();
    expect(all.went("a")).toBe(4);
    await vi.advanceTimersByTimeAsync(5_000);
    all.ask("a", "MEDIUM");
    all.ask("chief", "MEDIUM", { lane: "job" });
    await vi.advanceTimersByTimeAsync(600);
    expect(all.failed).toEqual([expect.any(DatabaseAway)]);
    expect(all.went("job of chief")).toBe(0);
    all.store.mend();
    await vi.advanceTimersByTimeAsync(600);
    expect(all.went("job of chief")).toBe(1);
  });

  test("tells people within two seconds when it says nothing", async () => {
    const all = asker("business");
    all.store.break("silent");
    all.ask("a", "MEDIUM");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(all.failed).toEqual([expect.any(LimitsUnknown)]);
  });
});

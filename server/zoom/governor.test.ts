import { describe, expect, test, vi } from "vitest";
import { DatabaseAway } from "../db/database.ts";
import { asker, clock, log, moment, mostWithin, times, withTimeAtHand } from "../testing/governors.ts";
import { memoryLimitStore } from "../testing/limit-store.ts";
import { createGovernor } from "./governor.ts";
import { LimitsUnknown } from "./limits/limit-store.ts";

withTimeAtHand();

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

  test("keeps what takes files below its own limit, and leaves the rest of the label’s to others", async () => {
    const all = asker("business", { instances: 2 });
    const adding = { lane: "job", operationId: "addCustomEmoji" } as const;
    times(60, (index) => all.ask("chief", "LIGHT", { ...adding, instance: index % 2 }));
    await vi.advanceTimersByTimeAsync(900);
    expect(all.went("job of chief")).toBeGreaterThanOrEqual(15);
    expect(all.went("job of chief")).toBeLessThanOrEqual(20);
    times(50, (index) => all.ask("calm", "LIGHT", { instance: index % 2 }));
    await vi.advanceTimersByTimeAsync(300);
    expect(all.went("calm")).toBe(50);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(all.went("job of chief")).toBe(60);
    const added = all.ended.flatMap((each) =>
      each.userId === "job of chief" && "wentAtMs" in each ? [each.wentAtMs] : [],
    );
    expect(mostWithin(added, 1_000)).toBeLessThanOrEqual(20);
  });

  test("holds only an operation up that Zoom refuses for its own limit", async () => {
    const all = asker("business");
    const adding = { operationId: "addCustomEmoji" };
    all.ask("a", "LIGHT", adding);
    await moment();
    all.answer(
      "LIGHT",
      429,
      { "x-ratelimit-type": "QPS", "x-ratelimit-limit": "80", "x-ratelimit-remaining": "60" },
      adding,
    );
    await moment();
    times(40, () => all.ask("chief", "LIGHT", { lane: "job" }));
    await vi.advanceTimersByTimeAsync(600);
    expect(all.went("job of chief")).toBe(40);
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

  test("tells people when it says nothing, and has them wait while it is slow", async () => {
    const all = asker("business");
    all.store.break("silent");
    all.ask("a", "MEDIUM");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(all.failed).toEqual([]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(all.failed).toEqual([expect.any(LimitsUnknown)]);
  });
});

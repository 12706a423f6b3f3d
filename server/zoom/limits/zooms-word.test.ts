import { describe, expect, test, vi } from "vitest";
import { asker, LEASE_MS, moment, times, withTimeAtHand } from "../../testing/governors.ts";
import { TRY_EVERY_MS } from "./holds.ts";

withTimeAtHand();

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

  test("of what is left holds up nobody who comes later", async () => {
    const all = asker("business");
    times(60, () => all.ask("chief", "MEDIUM", { lane: "job" }));
    await vi.advanceTimersByTimeAsync(3_000);
    // The last answers of a job: it has taken all there was.
    all.answer("MEDIUM", 200, {
      "x-ratelimit-type": "QPS",
      "x-ratelimit-limit": "60",
      "x-ratelimit-remaining": "1",
    });
    await vi.advanceTimersByTimeAsync(30_000);
    times(6, () => all.ask("a", "MEDIUM"));
    await vi.advanceTimersByTimeAsync(200);
    expect(all.refused("a")).toEqual([]);
    expect(all.went("a")).toBe(6);
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

import { describe, expect, test, vi } from "vitest";
import { chunk } from "../../../domain/chunk.ts";
import { ApiError, RateLimitedError, SessionExpiredError } from "../api/errors.ts";
import { type BulkProgress, type ItemOutcome, runBulk } from "./run-bulk.ts";

const done = (ids: readonly string[]): readonly ItemOutcome[] => ids.map((id) => ({ id, status: "done" }));
const refusal = new ApiError("no", { code: 200, status: 403 });

interface Setup {
  readonly calls: readonly (readonly string[])[];
  readonly work: (ids: readonly string[]) => Promise<readonly ItemOutcome[]>;
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly nowMs?: () => number;
}

async function run({ calls, work, concurrency = 2, signal = new AbortController().signal, nowMs = () => 0 }: Setup) {
  const progress: BulkProgress[] = [];
  const wait = vi.fn(async (_: number) => undefined);
  const outcomes = await runBulk({
    calls,
    work,
    concurrency,
    signal,
    nowMs,
    wait,
    onProgress: (step) => progress.push(step),
  });
  return { outcomes, progress, wait };
}

const statuses = (outcomes: readonly ItemOutcome[]) => outcomes.map(({ id, status }) => `${id} ${status}`);

describe("runBulk", () => {
  test("returns outcomes in the order given, however the calls end", async () => {
    const gates = new Map<string, () => void>();
    const running = run({
      calls: [["a"], ["b"], ["c"]],
      concurrency: 3,
      work: (ids) => new Promise((resolve) => gates.set(ids[0] ?? "", () => resolve(done(ids)))),
    });
    for (const id of ["c", "a", "b"]) gates.get(id)?.();
    expect(statuses((await running).outcomes)).toEqual(["a done", "b done", "c done"]);
  });

  test("keeps no more calls under way than asked for", async () => {
    let under = 0;
    let most = 0;
    await run({
      calls: chunk(["a", "b", "c", "d", "e"], 1),
      concurrency: 2,
      work: async (ids) => {
        under += 1;
        most = Math.max(most, under);
        await Promise.resolve();
        under -= 1;
        return done(ids);
      },
    });
    expect(most).toBe(2);
  });

  test("one call's refusal is its own items' and stops nothing", async () => {
    const { outcomes } = await run({
      calls: [["a", "b"], ["c"]],
      work: async (ids) => {
        if (ids.includes("a")) throw refusal;
        return done(ids);
      },
    });
    expect(statuses(outcomes)).toEqual(["a failed", "b failed", "c done"]);
  });

  test("waits out a rate limit and goes on with the same items", async () => {
    let attempts = 0;
    const { outcomes, wait } = await run({
      calls: [["a"]],
      work: async (ids) => {
        attempts += 1;
        if (attempts < 3) throw new RateLimitedError("", { code: 429, status: 429, retryAfterMs: 750 });
        return done(ids);
      },
    });
    expect(statuses(outcomes)).toEqual(["a done"]);
    expect(wait.mock.calls.map(([ms]) => ms)).toEqual([750, 750]);
  });

  test("does not sit out a day's limit", async () => {
    const { outcomes, wait } = await run({
      calls: [["a"]],
      work: async () => {
        throw new RateLimitedError("", { code: 429, status: 429, retryAfterMs: 3_600_000 });
      },
    });
    expect(statuses(outcomes)).toEqual(["a failed"]);
    expect(wait).not.toHaveBeenCalled();
  });

  test("a stop skips what was not begun", async () => {
    const controller = new AbortController();
    const { outcomes } = await run({
      calls: [["a"], ["b"], ["c"]],
      concurrency: 1,
      signal: controller.signal,
      work: async (ids) => {
        if (ids.includes("b")) controller.abort();
        return done(ids);
      },
    });
    expect(statuses(outcomes)).toEqual(["a done", "b done", "c skipped"]);
  });

  test("the session's end skips the rest", async () => {
    const { outcomes } = await run({
      calls: [["a"], ["b"]],
      concurrency: 1,
      work: async () => {
        throw new SessionExpiredError("", { code: "session_required", status: 401 });
      },
    });
    expect(statuses(outcomes)).toEqual(["a failed", "b skipped"]);
  });

  test("progress counts and estimates from the pace so far", async () => {
    let clockMs = 0;
    const { progress } = await run({
      calls: [["a", "b"], ["c"], ["d"]],
      concurrency: 1,
      nowMs: () => clockMs,
      work: async (ids) => {
        clockMs += ids.length * 100;
        return done(ids);
      },
    });
    expect(progress).toEqual([
      { done: 0, failed: 0, total: 4, remainingMs: undefined },
      { done: 2, failed: 0, total: 4, remainingMs: 200 },
      { done: 3, failed: 0, total: 4, remainingMs: 100 },
      { done: 4, failed: 0, total: 4, remainingMs: 0 },
    ]);
  });
});

test.each([
  [[], 2, []],
  [["a"], 2, [["a"]]],
  [["a", "b", "c"], 2, [["a", "b"], ["c"]]],
])("chunk(%j, %i)", (items, size, chunks) => {
  expect(chunk(items, size)).toEqual(chunks);
});

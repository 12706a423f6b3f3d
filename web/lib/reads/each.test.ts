import { afterEach, describe, expect, test, vi } from "vitest";
import { ApiError, RateLimitedError, SessionExpiredError } from "../api/errors.ts";
import { askEach, type Each, type EachProgress, type ItemOutcome } from "./each.ts";

const refusal = new ApiError("no", { code: 200, status: 403 });

async function run({ concurrency = 2, signal = new AbortController().signal, ...each }: Partial<Each> & Setup) {
  const progress: EachProgress[] = [];
  const outcomes = await askEach({ concurrency, signal, onProgress: (step) => progress.push(step), ...each });
  return { outcomes, progress };
}

interface Setup {
  readonly ids: readonly string[];
  readonly ask: Each["ask"];
  readonly signal?: AbortSignal;
}

const statuses = (outcomes: readonly ItemOutcome[]) => outcomes.map(({ id, status }) => `${id} ${status}`);

afterEach(() => vi.useRealTimers());

describe("askEach", () => {
  test("returns outcomes in the order given, however the calls end", async () => {
    const gates = new Map<string, () => void>();
    const running = run({
      ids: ["a", "b", "c"],
      concurrency: 3,
      ask: (id) => new Promise((resolve) => gates.set(id, resolve)),
    });
    await expect.poll(() => gates.size).toBe(3);
    for (const id of ["c", "a", "b"]) gates.get(id)?.();
    expect(statuses((await running).outcomes)).toEqual(["a done", "b done", "c done"]);
  });

  test("keeps no more calls under way than asked for", async () => {
    let under = 0;
    let most = 0;
    await run({
      ids: ["a", "b", "c", "d", "e"],
      ask: async () => {
        under += 1;
        most = Math.max(most, under);
        await new Promise((resolve) => setTimeout(resolve));
        under -= 1;
      },
    });
    expect(most).toBe(2);
  });

  test("what is refused of one stops nothing", async () => {
    const { outcomes } = await run({
      ids: ["a", "b"],
      ask: async (id) => {
        if (id === "a") throw refusal;
      },
    });
    expect(outcomes).toEqual([
      { id: "a", status: "failed", error: refusal },
      { id: "b", status: "done" },
    ]);
  });

  test("what is no answer of the API ends it", async () => {
    const asking = run({ ids: ["a"], ask: () => Promise.reject(new RangeError("a mistake")) });
    await expect(asking).rejects.toThrow("a mistake");
  });

  test("asks for each once, also where a limit was met", async () => {
    let asked = 0;
    const { outcomes } = await run({
      ids: ["a"],
      ask: async () => {
        asked += 1;
        throw new RateLimitedError("", { code: 429, status: 429, retryAfterMs: 1 });
      },
    });
    expect(statuses(outcomes)).toEqual(["a failed"]);
    expect(asked).toBe(1);
  });

  test("a stop skips what was not begun, and what it broke off", async () => {
    const controller = new AbortController();
    const { outcomes } = await run({
      ids: ["a", "b", "c"],
      concurrency: 1,
      signal: controller.signal,
      ask: async (id, signal) => {
        if (id === "b") controller.abort();
        signal.throwIfAborted();
      },
    });
    expect(statuses(outcomes)).toEqual(["a done", "b skipped", "c skipped"]);
  });

  test("the session's end skips the rest", async () => {
    const { outcomes } = await run({
      ids: ["a", "b"],
      concurrency: 1,
      ask: async () => {
        throw new SessionExpiredError("", { code: "session_required", status: 401 });
      },
    });
    expect(statuses(outcomes)).toEqual(["a failed", "b skipped"]);
  });

  test("progress counts and estimates from the pace so far", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const running = run({
      ids: ["a", "b", "c"],
      concurrency: 1,
      ask: async (id) => {
        vi.advanceTimersByTime(100);
        if (id === "b") throw refusal;
      },
    });
    expect((await running).progress).toEqual([
      { done: 0, failed: 0, total: 3, remainingMs: undefined },
      { done: 1, failed: 0, total: 3, remainingMs: 200 },
      { done: 1, failed: 1, total: 3, remainingMs: 100 },
      { done: 2, failed: 1, total: 3, remainingMs: 0 },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { ApiError, ForbiddenError, NetworkError, RateLimitedError } from "../../../lib/api/errors.ts";
import { callInParts, sendInParts } from "./split-call.ts";

const failed = new ApiError("Request to invite channel members failed.", { code: 5301, status: 400 });
const ids = ["a", "b", "c", "d", "e"];

/** Refuses every call that holds one of `culprits`, and remembers the calls. */
function zoom(culprits: readonly string[], error: ApiError = failed) {
  const calls: string[] = [];
  return {
    calls,
    call: async (part: readonly string[]) => {
      calls.push(part.join(""));
      if (part.some((id) => culprits.includes(id))) throw error;
    },
  };
}

const wait = async (): Promise<void> => {};
const statuses = (outcomes: readonly { readonly id: string; readonly status: string }[]): string =>
  outcomes.map(({ id, status }) => `${id}:${status}`).join(" ");

describe("callInParts", () => {
  it("makes one call when Zoom takes it", async () => {
    const { call, calls } = zoom([]);
    const outcomes = await callInParts(ids, { call, wait, signal: new AbortController().signal });
    expect(calls).toEqual(["abcde"]);
    expect(statuses(outcomes)).toBe("a:done b:done c:done d:done e:done");
  });

  it("halves a refused call until the culprits stand alone", async () => {
    const { call, calls } = zoom(["b", "e"]);
    const outcomes = await callInParts(ids, { call, wait, signal: new AbortController().signal });
    expect(statuses(outcomes)).toBe("a:done b:failed c:done d:done e:failed");
    expect(calls).toEqual(["abcde", "abc", "ab", "a", "b", "c", "de", "d", "e"]);
  });

  it.each([
    ["a refusal of the person", new ForbiddenError("no", { code: 200, status: 400 })],
    ["a lost connection", new NetworkError("gone", { code: "network", status: 0 })],
    ["a failure of Zoom's own", new ApiError("oops", { code: 500, status: 500 })],
  ])("does not halve %s", async (_, error) => {
    const { call, calls } = zoom(["a"], error);
    const outcomes = await callInParts(ids, { call, wait, signal: new AbortController().signal });
    expect(calls).toHaveLength(1);
    expect(outcomes.every((outcome) => outcome.status === "failed" && outcome.error === error)).toBe(true);
  });

  it("waits for a rate limit without repeating what is done", async () => {
    const { call, calls } = zoom(["c"]);
    const waits: number[] = [];
    let isLimited = true;
    const outcomes = await callInParts(["a", "b", "c"], {
      call: async (part) => {
        if (part.join("") === "c" && isLimited) {
          isLimited = false;
          throw new RateLimitedError("slow down", { code: 429, status: 429, retryAfterMs: 700 });
        }
        await call(part);
      },
      wait: async (ms) => {
        waits.push(ms);
      },
      signal: new AbortController().signal,
    });
    expect(waits).toEqual([700]);
    expect(calls).toEqual(["abc", "ab", "c"]);
    expect(statuses(outcomes)).toBe("a:done b:done c:failed");
  });

  it("skips what is left after a stop", async () => {
    const stop = new AbortController();
    const outcomes = await callInParts(ids, {
      call: async () => {
        stop.abort();
        throw failed;
      },
      wait,
      signal: stop.signal,
    });
    expect(statuses(outcomes)).toBe("a:skipped b:skipped c:skipped d:skipped e:skipped");
  });
});

describe("sendInParts", () => {
  it("takes an answer as it is, and halves a refusal of the whole", async () => {
    const calls: string[] = [];
    const send = async (part: readonly string[]) => {
      calls.push(part.join(""));
      if (part.includes("c")) throw failed;
      return part.map((id) =>
        id === "b" ? { id, status: "failed" as const, error: failed } : { id, status: "done" as const },
      );
    };
    const outcomes = await sendInParts(ids, { send, wait, signal: new AbortController().signal });
    expect(statuses(outcomes)).toBe("a:done b:failed c:failed d:done e:done");
    expect(calls).toEqual(["abcde", "abc", "ab", "c", "de"]);
  });

  it("does not look for a culprit in a space that is gone", async () => {
    const gone = new ApiError("Shared space does not exist.", { code: 5407, status: 404 });
    const { call, calls } = zoom(ids, gone);
    const outcomes = await callInParts(ids, { call, wait, signal: new AbortController().signal });
    expect(calls).toEqual(["abcde"]);
    expect(outcomes.every(({ status }) => status === "failed")).toBe(true);
  });
});

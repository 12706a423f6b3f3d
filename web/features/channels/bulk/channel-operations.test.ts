import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { harmOf, mayAct } from "./bulk-plan.ts";
import { archiveOutcomes, setArchived } from "./channel-operations.ts";

const statuses = (outcomes: readonly ItemOutcome[]) => outcomes.map(({ id, status }) => `${id} ${status}`);
const signal = new AbortController().signal;

describe("archiveOutcomes", () => {
  test("an answer of success in which every channel failed is a failure for each", () => {
    const outcomes = archiveOutcomes(
      ["a", "b"],
      [
        { channel_id: "a", reason: "This channel has already been archived.", error_code: "3205" },
        { channel_id: "b", reason: "No Permission", error_code: "200" },
      ],
    );
    expect(statuses(outcomes)).toEqual(["a failed", "b failed"]);
    expect(outcomes).toMatchObject([
      { error: { name: "ApiError", code: 3205 } },
      { error: { name: "ForbiddenError", code: 200, message: "No Permission" } },
    ]);
  });

  test("what the answer does not name succeeded", () => {
    const outcomes = archiveOutcomes(["a", "b"], [{ channel_id: "b", reason: "x", error_code: "odd" }]);
    expect(statuses(outcomes)).toEqual(["a done", "b failed"]);
    expect(outcomes[1]).toMatchObject({ error: { code: "odd" } });
  });
});

describe("setArchived", () => {
  const calls: string[][] = [];
  let answers: (ids: string[]) => { status: number; body: unknown };

  beforeEach(() => {
    calls.length = 0;
    vi.stubGlobal("fetch", async (_: string, init: { body: string }) => {
      const ids: string[] = JSON.parse(init.body).channel_ids;
      calls.push(ids);
      const { status, body } = answers(ids);
      return new Response(JSON.stringify(body), { status });
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  test("one id that is no channel does not fail the others", async () => {
    answers = (ids) =>
      ids.includes("gone")
        ? { status: 400, body: { code: 4130, message: "Channel does not exist." } }
        : { status: 200, body: { failed_channels: [] } };
    const outcomes = await setArchived("account", "archive", ["a", "gone", "b"], signal);
    expect(statuses(outcomes)).toEqual(["a done", "gone failed", "b done"]);
    expect(calls).toEqual([["a", "gone", "b"], ["a"], ["gone"], ["b"]]);
  });

  test.each([
    [429, { code: "rate_limited", retryAfterMs: 5 }, "RateLimitedError"],
    [401, { code: "session_required" }, "SessionExpiredError"],
    [502, { code: "upstream_unreachable" }, "ApiError"],
  ])("a failure of the call itself, %i, is not tried channel by channel", async (status, body, name) => {
    answers = () => ({ status, body });
    await expect(setArchived("me", "archive", ["a", "b"], signal)).rejects.toMatchObject({ name });
    expect(calls).toHaveLength(1);
  });
});

test("what cannot be undone has to be typed; many archives need a tick; the rest is asked once", () => {
  expect(harmOf("delete", ["Design"])).toEqual({ kind: "type", phrase: "Design" });
  expect(harmOf("delete", ["a", "b"])).toEqual({ kind: "type", phrase: "delete 2 channels" });
  expect(harmOf("archive", ["a"])).toEqual({ kind: "plain" });
  expect(harmOf("archive", Array(21).fill("a")).kind).toBe("checkbox");
  expect(harmOf("unarchive", Array(21).fill("a"))).toEqual({ kind: "plain" });
});

test.each([
  ["archive", "owner", true],
  ["archive", "admin", true],
  ["archive", "member", false],
  ["unarchive", "member", false],
  ["delete", "owner", true],
  ["delete", "admin", false],
  ["delete", "member", false],
  ["delete", undefined, true],
] as const)("may %s as %s: %s", (action, role, expected) => expect(mayAct(action, role)).toBe(expected));

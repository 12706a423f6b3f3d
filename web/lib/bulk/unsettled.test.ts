import { expect, test } from "vitest";
import { ApiError, NotDoneError, UnansweredError } from "../api/errors.ts";
import { idsToRetry, idsUnknown, NOBODY_FOUND, waysOn } from "./outcomes.ts";
import { type ItemOutcome, runBulk } from "./run-bulk.ts";
import { apartFromUnsettled, unsettledAfter } from "./unsettled.ts";

const lost = () => new UnansweredError(new ApiError("m", { code: "upstream_timeout", status: 504 }));
const failed = (id: string, error: ApiError): ItemOutcome => ({ id, status: "failed", error });

test("a call to which no answer came leaves its ids unknown, not failed", async () => {
  const error = lost();
  const outcomes = await runBulk({
    calls: [["a", "b"], ["c"]],
    concurrency: 1,
    work: async (ids) => {
      if (ids.includes("a")) throw error;
      return ids.map((id) => ({ id, status: "done" }));
    },
    signal: new AbortController().signal,
    onProgress: () => undefined,
    nowMs: () => 0,
    wait: async () => undefined,
  });
  expect(outcomes.map(({ id, status }) => `${id} ${status}`)).toEqual(["a unknown", "b unknown", "c done"]);
});

test("ids without an answer are made into their calls again as they were sent, apart from the others", () => {
  const first = lost();
  const second = lost();
  const unsettled = new Map([
    ["b", first],
    ["c", first],
    ["d", second],
  ]);
  expect(
    apartFromUnsettled(
      [
        ["a", "b"],
        ["c", "d", "e"],
      ],
      unsettled,
    ),
  ).toEqual([["b", "c"], ["d"], ["a"], ["e"]]);
});

test("what a later run settles is open no longer; what it did not get to stays open", () => {
  const before = new Map([
    ["a", lost()],
    ["b", lost()],
  ]);
  const after = unsettledAfter(before, [
    { id: "a", status: "done" },
    { id: "b", status: "skipped" },
    { id: "c", status: "unknown", error: lost() },
  ]);
  expect([...after.keys()]).toEqual(["b", "c"]);
});

const outcomes: readonly ItemOutcome[] = [
  { id: "done", status: "done" },
  { id: "unknown", status: "unknown", error: lost() },
  { id: "skipped", status: "skipped" },
  failed("not done", new NotDoneError(new ApiError("m", { code: "upstream_timeout", status: 504 }))),
  failed("no reason", new ApiError("m", { code: 5301, status: 400 })),
  failed("archived already", new ApiError("m", { code: 3205, status: 400 })),
  failed("nobody", new ApiError("m", { code: NOBODY_FOUND, status: 200 })),
  failed("no right", new ApiError("m", { code: "forbidden_role", status: 403 })),
];

test("only what was not done and can succeed is offered to be sent again", () => {
  expect(idsToRetry(outcomes)).toEqual(["skipped", "not done", "no reason"]);
  expect(idsUnknown(outcomes)).toEqual(["unknown"]);
});

test("nothing is offered where nothing can change", () => {
  const ways = waysOn(
    outcomes.filter(({ id }) => ["done", "nobody", "no right"].includes(id)),
    () => undefined,
  );
  expect(ways).toEqual({ onRetry: undefined, onAsk: undefined });
});

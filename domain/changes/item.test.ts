import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { call } from "../../contract/call.ts";
import { listSharedSpaces } from "../../contract/endpoints.gen.ts";
import type { Failure } from "../failure.ts";
import type { Action } from "./action.ts";
import { afterAnswer, type Decision, decide, type Outcome, type Pending, planItem, settle } from "./item.ts";
import type { Resource, Step } from "./resource.ts";

// A lift between floors: each call moves one floor, nothing leads out of the cellar.
const lift: Resource<string, number> = {
  id: "lift",
  target: v.string(),
  state: v.number(),
  keyOf: (target) => target,
  labelOf: (target) => target,
  readGroupOf: (target) => target,
  read: async () => [],
  isSame: (one, other) => one === other,
  step: ({ now, to }) => {
    if (now === undefined || now === to) return null;
    if (now < 0) return { why: "Nothing leads out of the cellar." };
    const name = to > now ? "up" : "down";
    return { name, batch: "", size: 1, reached: to > now ? now + 1 : now - 1 };
  },
  call: () => call(listSharedSpaces),
  describe: (floor) => [{ name: "Floor", value: String(floor) }],
};
const ride: Action<string, number, number> = {
  id: "ride",
  resource: lift,
  input: v.number(),
  harm: "none",
  operations: { me: [], account: [] },
  want: (_target, _now, to) => ({ to }),
  title: () => "Ride",
};
const via = { connection: "me", userId: "u" } as const;
const lost: Failure = { kind: "network", code: "network", status: 0, message: "lost" };
const known = (state: number) => ({ is: "known", state }) as const;

describe("a plan", () => {
  test("leaves out what is so already, and what there is no way to", () => {
    expect(planItem(ride, "a", known(2), 2, via)).toMatchObject({ skip: "Nothing to change.", before: 2 });
    expect(planItem(ride, "a", known(-1), 2, via)).toMatchObject({ skip: "Nothing leads out of the cellar." });
    const failure: Failure = { kind: "not_found", code: 4130, status: 404, message: "gone" };
    expect(planItem(ride, "a", { is: "failed", failure }, 2, via).skip).toMatch("no longer has it");
  });

  test("says what cannot be taken back", () => {
    expect(planItem(ride, "a", known(1), -1, via)).toMatchObject({
      skip: undefined,
      noUndo: "Nothing leads out of the cellar.",
    });
    expect(planItem(ride, "a", known(1), 3, via).noUndo).toBeUndefined();
  });
});

const pending = (before: number, to: number, reached?: number): Pending => ({ target: "a", before, to, reached });

test("what changed since the plan is left alone", () => {
  expect(decide(lift, pending(1, 4), known(2), via)).toEqual({ do: "end", outcome: { status: "stale", now: 2 } });
  expect(decide(lift, pending(1, 4), known(4), via)).toEqual({ do: "end", outcome: { status: "unchanged" } });
  expect(decide(lift, pending(1, 4, 3), known(3), via)).toMatchObject({ do: "send", now: 3 });
  expect(decide(lift, pending(1, 4, 3), known(2), via)).toEqual({ do: "end", outcome: { status: "stale", now: 2 } });
});

test("a lost answer that Zoom does not tell of stays unknown", () => {
  const sent = { name: "up", batch: "", size: 1, reached: 2 };
  expect(settle(lift, { ...pending(1, 4), sent }, { is: "untold" }, lost, via)).toEqual({
    do: "end",
    outcome: { status: "unknown", failure: lost },
  });
});

/** Drives an item to its end against a lift that does what it is told, whose answers are lost as given. */
function drive(start: number, to: number, losses: readonly ("none" | "before" | "after")[]) {
  let floor = start;
  let moves = 0;
  let reached: number | undefined;
  const item = () => ({ target: "a", before: start, to, reached });
  const endOf = (decision: Decision): Outcome | Step<unknown> =>
    decision.do === "end" ? decision.outcome : decision.step;
  let next = endOf(decide(lift, item(), known(floor), via));
  for (const loss of [...losses, ...Array<"none">(20).fill("none")]) {
    if ("status" in next) break;
    const sent: Step<unknown> = next;
    if (loss !== "before") {
      floor += sent.name === "up" ? 1 : -1;
      moves += 1;
    }
    if (loss !== "none") {
      const decision = settle(lift, { ...item(), sent }, known(floor), lost, via);
      if (decision.do === "send") reached = Number(decision.now);
      next = endOf(decision);
      continue;
    }
    reached = Number(sent.reached);
    const decision = afterAnswer(lift, { ...item(), sent }, { is: "done" }, via);
    if (decision === "read") throw new Error("it was told");
    next = endOf(decision);
  }
  return { floor, moves, outcome: next };
}

test("whatever answers are lost, an item gets there, and no call is made twice", () => {
  const floors = fc.integer({ min: 0, max: 6 });
  const losses = fc.array(fc.constantFrom("none", "before", "after"), { maxLength: 8 });
  fc.assert(
    fc.property(floors, floors, losses, losses, (start, to, going, back) => {
      const there = drive(start, to, going);
      expect(there).toMatchObject({ floor: to, moves: Math.abs(to - start) });
      expect(there.outcome).toEqual({ status: start === to ? "unchanged" : "done" });
      expect(drive(there.floor, start, back).floor).toBe(start);
    }),
  );
});

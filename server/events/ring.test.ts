import { expect, test } from "vitest";
import { createPace } from "./pace.ts";
import { createRing } from "./ring.ts";

test("a ring tells what came after a number, each change once, until it has forgotten", () => {
  const ring = createRing(4);
  for (const id of ["a", "b", "a", "c"]) ring.add(id);
  expect([...(ring.since(1) ?? [])]).toEqual([
    ["b", 2],
    ["a", 3],
    ["c", 4],
  ]);
  expect([...(ring.since(4) ?? [])]).toEqual([]);
  // Numbers nobody was given are of another ring.
  expect(ring.since(5)).toBeNull();
  for (let n = 0; n < 20; n += 1) ring.add("d");
  expect(ring.since(4)).toBeNull();
  expect([...(ring.since(ring.latest() - 1) ?? [])]).toEqual([["d", 24]]);
  ring.forget();
  expect(ring.since(24)).toBeNull();
  expect(ring.since(ring.latest())?.size).toBe(0);
});

test("the pace is that of the last seconds, and begins anew with a new run", () => {
  const pace = createPace();
  const at = (second: number, left: number, status: "planning" | "running" | "done" = "running") =>
    pace.of(
      { id: "a", status, itemCount: 1_000, counts: status === "planning" ? { reading: left } : { planned: left } },
      second * 1_000,
    );
  expect(at(0, 100, "planning")).toEqual({});
  expect(at(2, 0, "planning")).toEqual({ rate: 50, secondsLeft: 0 });
  expect(at(10, 1_000)).toEqual({});
  expect(at(20, 900)).toEqual({ rate: 10, secondsLeft: 90 });
  expect(at(35, 600)).toEqual({ rate: 20, secondsLeft: 30 });
  expect(at(36, 600, "done")).toEqual({});
  expect(at(40, 500)).toEqual({});
});

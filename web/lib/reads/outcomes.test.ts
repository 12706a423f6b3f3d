import { expect, test } from "vitest";
import { ApiError } from "../api/errors.ts";
import type { ItemOutcome } from "./each.ts";
import { areAllDone, idsToRetry, mergeOutcomes, outcomeItems } from "./outcomes.ts";

const failed = (id: string, code: number | string, status = 400): ItemOutcome => ({
  id,
  status: "failed",
  error: new ApiError("Zoom's words", { code, status }),
});
const outcomes: readonly ItemOutcome[] = [
  { id: "a", status: "done" },
  failed("b", 30010),
  { id: "c", status: "skipped" },
];

test("an outcome is told under its label, with a reason unless it is done", () => {
  expect(outcomeItems(outcomes, (id) => id.toUpperCase())).toEqual([
    { id: "a", label: "A", status: "done" },
    { id: "b", label: "B", status: "failed", detail: expect.stringContaining("The name is taken") },
    { id: "c", label: "C", status: "skipped", detail: "Stopped before it was sent." },
  ]);
});

test("the outcomes of a later run take the place of the earlier ones", () => {
  const all = mergeOutcomes(outcomes, [{ id: "b", status: "done" }, failed("d", 1, 500)]);
  expect(all.map(({ id, status }) => `${id} ${status}`)).toEqual(["a done", "c skipped", "b done", "d failed"]);
  expect(idsToRetry(all)).toEqual(["c", "d"]);
  expect(idsToRetry(outcomes)).toEqual(["c"]);
  expect([areAllDone(all), areAllDone([{ id: "a", status: "done" }])]).toEqual([false, true]);
});

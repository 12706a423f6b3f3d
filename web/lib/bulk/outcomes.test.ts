import { expect, test } from "vitest";
import { ApiError } from "../api/errors.ts";
import {
  countsOf,
  failureText,
  idsDone,
  idsOpen,
  mergeOutcomes,
  NOBODY_FOUND,
  NOT_DONE,
  outcomeItem,
  outcomeItems,
} from "./outcomes.ts";
import type { ItemOutcome } from "./run-bulk.ts";

const failed = (id: string, code: number | string): ItemOutcome & { readonly status: "failed" } => ({
  id,
  status: "failed",
  error: new ApiError("Zoom's words", { code, status: 400 }),
});
const outcomes: readonly ItemOutcome[] = [
  { id: "a", status: "done" },
  failed("b", 30010),
  { id: "c", status: "skipped" },
];

test.each([
  [30010, "The name is taken. The account already has an emoji with this name. Choose another. (code 30010)"],
  [99, "Zoom refused this. Zoom's words. (code 99)"],
  [200, "Zoom refused this. Zoom's words."],
  [201, "Zoom refused this. Zoom's words."],
  ["upstream_timeout", "Zoom took too long. Try again in a moment."],
  [NOT_DONE, "Zoom's words"],
  [NOBODY_FOUND, "Zoom's words"],
])("a failure with the code %s is told with what it means", (code, text) => {
  expect(failureText(failed("a", code).error)).toBe(text);
});

test("an outcome is told under its label, with a reason unless it is done", () => {
  expect(outcomeItems(outcomes, (id) => id.toUpperCase())).toEqual([
    { id: "a", label: "A", status: "done" },
    { id: "b", label: "B", status: "failed", detail: expect.stringContaining("The name is taken") },
    { id: "c", label: "C", status: "skipped", detail: "Stopped before it was sent." },
  ]);
});

test("counts leave out what there is none of", () => {
  expect(countsOf(outcomes)).toBe("1 done, 1 failed, 1 not tried");
  expect(countsOf([])).toBe("0 done");
});

test("who asks may give the reason in other words", () => {
  expect(outcomeItem(failed("b", 30010), "B", ({ code }) => `no: ${code}`).detail).toBe("no: 30010");
});

test("the outcomes of a later run take the place of the earlier ones", () => {
  const all = mergeOutcomes(outcomes, [{ id: "b", status: "done" }, failed("d", 1)]);
  expect(all.map(({ id, status }) => `${id} ${status}`)).toEqual(["a done", "c skipped", "b done", "d failed"]);
  expect(idsDone(all)).toEqual(["a", "b"]);
  expect(idsOpen(all)).toEqual(["c", "d"]);
});

import { expect, test } from "vitest";
import { ApiError } from "../../lib/api/errors.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { merged, openIds, outcomeItems } from "./outcome-items.ts";

const failed = (id: string, code: number, status: number): ItemOutcome => ({
  id,
  status: "failed",
  error: new ApiError("Zoom's words", { code, status }),
});

test("a line says what Zoom's code means here", () => {
  const items = outcomeItems(
    [
      { id: "a", status: "done" },
      failed("b", 200, 403),
      failed("c", 500, 400),
      failed("d", 500, 500),
      { id: "e", status: "skipped" },
    ],
    (id) => id.toUpperCase(),
  );
  expect(items.map(({ label, status }) => `${label} ${status}`)).toEqual([
    "A done",
    "B failed",
    "C failed",
    "D failed",
    "E skipped",
  ]);
  expect(items[1]?.detail).toContain("Only who added it");
  expect(items[2]?.detail).toContain("could not add it");
  expect(items[3]?.detail).toContain("Zoom has a problem");
});

test("a later run's outcomes take the place of the earlier ones", () => {
  const before: ItemOutcome[] = [{ id: "a", status: "done" }, failed("b", 500, 500)];
  const now: ItemOutcome[] = [
    { id: "b", status: "done" },
    { id: "c", status: "skipped" },
  ];
  const all = merged(before, now);
  expect(all.map(({ id, status }) => `${id} ${status}`)).toEqual(["a done", "b done", "c skipped"]);
  expect(openIds(all)).toEqual(["c"]);
});

import { expect, test } from "vitest";
import { endOfDay, endProblem, lastDay, usualEnd } from "./ending.ts";

const THURSDAY_MS = Date.UTC(2026, 11, 3, 14);

test("the coming Friday is offered, on a Friday the next one", () => {
  expect(usualEnd(THURSDAY_MS).day).toBe("2026-12-04");
  expect(usualEnd(THURSDAY_MS + 86_400_000).day).toBe("2026-12-11");
});

test("what ends on a day ends as the next one begins, and is told by its last day", () => {
  expect(new Date(endOfDay("2026-12-04")).toISOString()).toBe("2026-12-05T00:00:00.000Z");
  expect(lastDay(endOfDay("2026-12-04"))).toBe("4 Dec 2026");
});

test("only days that are ahead, and within the next 89, are taken", () => {
  const problem = (day: string, isOn = true) => endProblem({ isOn, day }, THURSDAY_MS);
  expect(problem("2026-12-03")).toBeUndefined();
  expect(problem("2027-03-01")).toBeUndefined();
  for (const wrong of ["2026-12-02", "2027-03-02", "", "soon"])
    expect(problem(wrong)).toBe("Choose a day from 3 Dec 2026 to 1 Mar 2027.");
  expect(problem("", false)).toBeUndefined();
});

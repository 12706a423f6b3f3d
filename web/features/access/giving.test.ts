import { expect, test } from "vitest";
import { type Giving, grantOf, nothingYet, problemsOf } from "./giving.ts";

const NOW_MS = Date.parse("2026-02-03T14:05:00Z");
const ada = { id: "u-ada", name: "Ada" };
const filled: Giving = {
  ...nothingYet(NOW_MS),
  person: ada,
  pattern: " Help* ",
  day: "2026-02-03",
  reason: " Ticket 7 ",
};

test("what is filled in is given to the end of its last day", () => {
  expect(grantOf(filled, NOW_MS)).toEqual({
    roleId: "help-desk",
    set: { of: "name", pattern: "Help*" },
    to: { is: "person", userId: "u-ada", name: "Ada" },
    untilMs: Date.parse("2026-02-04"),
    reason: "Ticket 7",
  });
  expect(grantOf({ ...filled, hasEnd: false }, NOW_MS)?.untilMs).toBeNull();
});

test.each<[Partial<Giving>, string]>([
  [{ person: null }, "to"],
  [{ toKind: "group" }, "to"],
  [{ pattern: "  " }, "over"],
  [{ of: "list" }, "over"],
  [{ of: "spaces" }, "over"],
  [{ day: "2026-02-02" }, "day"],
  [{ day: "" }, "day"],
  [{ reason: " " }, "reason"],
])("%j is missing something, which its field says", (changed, field) => {
  const giving = { ...filled, ...changed };
  expect(Object.keys(problemsOf(giving, NOW_MS))).toEqual([field]);
  expect(grantOf(giving, NOW_MS)).toBeNull();
});

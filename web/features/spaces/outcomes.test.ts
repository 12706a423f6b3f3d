import { describe, expect, test } from "vitest";
import { peopleOutcomes, setOutcomes } from "./outcomes.ts";

const said = (userId: string, memberId: string, isDone: boolean) => ({ userId, memberId, isDone });
const marks = (outcomes: readonly { readonly id: string; readonly status: string }[]): string =>
  outcomes.map(({ id, status }) => `${id}:${status}`).join(" ");

describe("what became of each person of a call", () => {
  test.each([
    ["by user id", [said("u1", "m1", true), said("u2", "m2", false)], 1, "u1:done u2:failed"],
    ["by member id", [said("", "u1", true), said("", "u2", true)], 0, "u1:done u2:done"],
    ["by user id in capitals", [said("U1", "m1", true), said("U2", "m2", false)], 1, "u1:done u2:failed"],
    ["in another order", [said("u2", "m2", true), said("u1", "m1", false)], 1, "u1:failed u2:done"],
    ["all failed in a call that succeeded", [said("u1", "", false), said("u2", "", false)], 2, "u1:failed u2:failed"],
    ["someone not named while some failed", [said("u1", "m1", true)], 1, "u1:done u2:failed"],
    ["nobody named, and no failures counted", [], 0, "u1:done u2:done"],
    ["nobody named, and nothing counted", [], undefined, "u1:failed u2:failed"],
  ])("%s", (_, people, failedCount, expected) => {
    expect(marks(peopleOutcomes(["u1", "u2"], { people, failedCount }, "why"))).toBe(expected);
  });

  test("says why, since Zoom does not", () => {
    const [outcome] = peopleOutcomes(["u1"], { people: [said("u1", "m1", false)], failedCount: 1 }, "Usual reasons: …");
    expect(outcome).toMatchObject({ status: "failed", error: { message: "Usual reasons: …", code: "not_done" } });
  });
});

test("what is not among the done failed", () => {
  expect(marks(setOutcomes(["a", "b"], new Set(["b", "c"]), "why"))).toBe("a:failed b:done");
});

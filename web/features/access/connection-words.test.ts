import { expect, test } from "vitest";
import { outcomeSaid } from "./connection-words.ts";

test("what connecting came to is said as long as it is so", () => {
  expect(outcomeSaid("connected", "connected")).toEqual(["done", "The account is connected by your sign-in."]);
  for (const state of ["ended", "disconnected", "never", undefined] as const)
    expect(outcomeSaid("connected", state)).toBeNull();
  expect(outcomeSaid("denied", "never")?.[0]).toBe("failed");
  expect(outcomeSaid("nothing", "connected")).toBeNull();
});

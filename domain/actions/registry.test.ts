import { describe, expect, test } from "vitest";
import { actionIds, actionOf } from "./registry.ts";

test("every action has an id of its own", () => {
  expect(new Set(actionIds).size).toBe(actionIds.length);
});

describe.each(actionIds)("%s", (id) => {
  const action = actionOf(id);

  test("can be done through some connection", () => {
    expect(action.operations.me.length + action.operations.account.length).toBeGreaterThan(0);
  });
});

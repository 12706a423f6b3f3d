import { describe, expect, test } from "vitest";
import { operationsOf } from "../console-operations.ts";
import { actionIds, actionOf } from "./registry.ts";

test("every action has an id of its own", () => {
  expect(new Set(actionIds).size).toBe(actionIds.length);
});

describe.each(actionIds)("%s", (id) => {
  const action = actionOf(id);

  test("sends nothing that the console's list of scopes leaves out", () => {
    for (const connection of ["me", "account"] as const)
      expect(operationsOf(connection)).toEqual(expect.arrayContaining([...action.operations[connection]]));
    expect(action.operations.me.length + action.operations.account.length).toBeGreaterThan(0);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { checkClock } from "./clock-check.ts";

describe.each(databaseKinds)("the clock beside %s", (kind) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database: kind });
  });
  afterAll(() => stack.close());

  test("is trusted while it is about the database's, and not when it is far ahead or behind", async () => {
    const { orm } = stack.database;
    const at = (offsetMs: number) => ({ nowMs: () => Date.now() + offsetMs });
    await checkClock(orm, at(60_000));
    for (const hours of [1, -1, 24 * 400])
      await expect(checkClock(orm, at(hours * 3_600_000))).rejects.toThrow(/minutes apart: nothing is deleted/);
  });
});

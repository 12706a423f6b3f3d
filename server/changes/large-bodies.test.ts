// Bodies that would take long to read or to check: nobody else waits for them.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let member: Browser;
beforeAll(async () => {
  stack = await startStack();
  member = await stack.signIn("member");
});
afterAll(() => stack.close());

const MOST_BYTES = 8 * 1_048_576;
const filled = (before: string, unit: string, after: string) =>
  before +
  Array<string>(Math.floor((MOST_BYTES - before.length - after.length) / (unit.length + 1)))
    .fill(unit)
    .join() +
  after;
const targets = (unit: string) =>
  filled('{"connection":"me","parts":[{"actionId":"archive-channels","input":{},"targets":[', unit, "]}]}");

test.each([
  ["parts that are none", filled('{"connection":"me","parts":[', "{}", "]}"), "more than 1000000 values"],
  ["many parts", filled('{"connection":"me","parts":[', '{"actionId":"archive-channels"}', "]}"), "at most 500 parts"],
  ["targets that are none", targets("12345678901"), "at most 100000 items"],
  ["targets of one wrong kind", targets(`"${"x".repeat(100)}"`), "Target 1 of archive-channels"],
  ["lists within lists", targets("[[[[[[[[[[[[1]]]]]]]]]]]]"), "values"],
])("%s are refused at once", async (_, body, why) => {
  const startedAt = performance.now();
  const answer = await member.send("/api/changes", { method: "POST", body: Buffer.from(body) });
  expect(answer).toMatchObject({ status: 400 });
  expect(answer.text).toContain(why);
  // It was 9 to 21 s.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

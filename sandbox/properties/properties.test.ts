import * as fc from "fast-check";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operationErrors } from "../../contract/errors.gen.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { Stage } from "../operations/testing/stage.ts";
import { contradictingAnswers } from "./answers.ts";
import { type Asked, anyRequest, ask, callers, numRuns, requestsTo, seed } from "./asking.ts";
import { contradictions } from "./invariants.ts";
import { scenesOf } from "./pools.ts";

const ErrorBody = v.strictObject({
  code: v.number(),
  message: v.string(),
  errors: v.optional(v.array(v.strictObject({ field: v.string(), message: v.string() }))),
});

/** What any operation may answer, whatever it does: tokens, scopes, limits, form, privileges. */
const common = new Set([
  "401/124",
  "400/124",
  "400/300",
  "400/4700",
  "400/4711",
  "403/200",
  "429/429",
  "404/1001",
  "404/2300",
]);

const isListed = (id: OperationId, status: number, code: number): boolean =>
  // Of one operation the documentation has no responses at all.
  operationErrors[id].length === 0 ||
  common.has(`${status}/${code}`) ||
  operationErrors[id].some((error) => error.status === status && (error.code ?? status) === code);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  for (const caller of callers) await stage.token(caller);
});
afterAll(() => stage.close());

async function holds(asked: Asked): Promise<void> {
  const { id, success } = asked.operation;
  const { status, body } = await ask(stage, asked);
  expect([status, body, stage.sandbox.failures()]).toMatchObject([status, body, []]);
  const successes: readonly number[] = success;
  if (successes.length === 0 ? status < 300 : successes.includes(status)) return;
  const { code } = v.parse(ErrorBody, body);
  expect([id, status, code, isListed(id, status, code)]).toEqual([id, status, code, true]);
}

describe.each(operations.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
  it("never fails, never answers outside the contract, and leaves a company that holds together", async () => {
    stage.reset();
    const requests = requestsTo(operation, await scenesOf(stage));
    await fc.assert(fc.asyncProperty(requests, holds), { numRuns, seed, endOnFailure: false });
    expect(contradictions(stage.store, stage.sandbox.nowMs())).toEqual([]);
  });
});

it("a company that all of it happened to holds together", async () => {
  stage.reset();
  const requests = anyRequest(await scenesOf(stage));
  await fc.assert(fc.asyncProperty(requests, holds), { numRuns: numRuns * 20, seed });
  expect(contradictions(stage.store, stage.sandbox.nowMs())).toEqual([]);
  expect(await contradictingAnswers(stage)).toEqual([]);
});

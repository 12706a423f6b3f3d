import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { operationErrors } from "../../../contract/errors.gen.ts";
import type { OperationError } from "../../../contract/operation.ts";
import { type OperationId, operations } from "../../../contract/operations.gen.ts";
import { handlers } from "../handlers.ts";
import type { Refusal, Refusals } from "./refusals/refusal.ts";
import { Stage } from "./stage.ts";

export interface RefusalSuite {
  /** Tags whose operations have to refuse all that the contract says they refuse. */
  readonly tags: readonly string[];
  /** How many operations the tags have. */
  readonly count: number;
  readonly refusals: Refusals;
  /** All that a refused request could change by mistake. */
  readonly state: (stage: Stage) => unknown;
}

const Failed = v.object({ failed_channels: v.array(v.object({ error_code: v.string(), reason: v.string() })) });

function listed(
  operation: OperationId,
  { code, about }: { readonly code: number | null; readonly about?: string },
): OperationError[] {
  const isMeant = (error: OperationError) =>
    about === "in the answer" ? error.in !== undefined : error.in === undefined && error.message?.includes(about ?? "");
  return operationErrors[operation].filter(
    (error) => error.code === code && (about === undefined || isMeant(error)) && error.status !== 429,
  );
}

/** Puts every refusal of the table to a sandbox, and holds the table against the contract's lists. */
export function describeRefusals({ tags, count, refusals, state }: RefusalSuite): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.close());

  describe.each(Object.entries(refusals) as [OperationId, readonly Refusal[]][])("%s refuses", (operation, all) => {
    it.each(all)("with $code when $when", async (refusal) => {
      const [error, ...others] = listed(operation, refusal);
      if (!error || others.length > 0) throw new Error("the table names no single error of the contract");
      const parts = await refusal.request(stage);
      if (refusal.isFault) await stage.fail(operation, error.status, error.code ?? error.status);
      const before = state(stage);
      const answer = await stage.call(operation, refusal.as, parts);
      const values = refusal.values?.(stage) ?? {};
      const message =
        error.message?.replace(/\$?\{(\w+)\}|\$([\w.]*\w)/g, (_, a, b) => values[a ?? b] ?? "unfilled") ?? "";
      if (error.in === undefined) {
        expect(answer.body).toEqual({ code: error.code ?? error.status, message });
      } else {
        const { failed_channels } = v.parse(Failed, answer.body);
        expect(failed_channels).toEqual([{ error_code: `${error.code}`, reason: message }]);
      }
      expect(answer.status).toBe(error.status);
      expect(state(stage)).toEqual(before);
      expect(stage.sandbox.failures()).toEqual([]);
    });
  });

  describe("the sandbox", () => {
    const covered = operations.filter(({ tag }) => tags.includes(tag)).map(({ id }): OperationId => id);

    it(`plays the operations of ${tags.join(", ")}`, () => {
      expect(Object.keys(handlers)).toEqual(expect.arrayContaining(covered));
      expect(covered).toHaveLength(count);
    });

    it("is made to give every error the contract lists for them", () => {
      const met = (operation: OperationId, error: OperationError) =>
        (refusals[operation] ?? []).some((one) => listed(operation, one).includes(error));
      // Rate limits are the wire's and have no code of their own.
      const missing = covered.flatMap((operation) =>
        operationErrors[operation]
          .filter((error) => error.status !== 429 && !met(operation, error))
          .map((error) => `${operation} ${error.status}/${error.code} ${error.message}`),
      );
      expect(missing).toEqual([]);
    });
  });
}

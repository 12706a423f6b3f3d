// Operations with a limit of their own, beside that of their label: those that take files.
import type { Operation } from "./operation.ts";
import { operations } from "./operations.gen.ts";
import type { RateLimit } from "./rate-limits.ts";

/** Of all that is asked of one operation in the account, where the contract states it. */
function ownLimitOf({ limits }: Pick<Operation, "limits">): RateLimit | null {
  const own = limits.find(({ subject, per }) => subject === "request rate of the API" && per === "second");
  return own?.max === undefined ? null : { requests: own.max, seconds: 1, day: null };
}

/** By operation ID. */
export const ownLimits: ReadonlyMap<string, RateLimit> = new Map(
  operations.flatMap((operation: Operation) => {
    const own = ownLimitOf(operation);
    return own ? [[operation.id, own] as const] : [];
  }),
);

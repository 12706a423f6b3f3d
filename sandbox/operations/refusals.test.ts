import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationError } from "../../contract/operation.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { handlers } from "./handlers.ts";
import { administrationRefusals } from "./testing/refusals/administration.ts";
import { archivingRefusals } from "./testing/refusals/archiving.ts";
import { channelRefusals } from "./testing/refusals/channels.ts";
import { memberRefusals } from "./testing/refusals/members.ts";
import type { Refusal, Refusals } from "./testing/refusals/refusal.ts";
import { Stage } from "./testing/stage.ts";

const tags = new Set(["Chat Channels", "Chat Channels (Account-level)", "Users", "Roles"]);
const covered = operations.filter(({ tag }) => tags.has(tag)).map(({ id }): OperationId => id);

const refusals: Refusals = { ...channelRefusals, ...archivingRefusals, ...memberRefusals, ...administrationRefusals };

/** Errors the contract lists and no request can meet. */
const unreachable: readonly { operation: OperationId; code: number; why: string }[] = [
  { operation: "getMe", code: 1001, why: "a token of a person who is no longer there is refused with 401/124 before" },
];

const Failed = v.object({ failed_channels: v.array(v.object({ error_code: v.string(), reason: v.string() })) });

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const listed = (operation: OperationId, { code, about }: Refusal): OperationError[] =>
  operationErrors[operation].filter(
    (error) =>
      error.code === code &&
      (about === undefined ||
        (about === "in the answer"
          ? error.in !== undefined
          : error.in === undefined && error.message?.includes(about))),
  );

describe.each(Object.entries(refusals) as [OperationId, readonly Refusal[]][])("%s refuses", (operation, all) => {
  it.each(all)("with $code when $when", async (refusal) => {
    const [error, ...others] = listed(operation, refusal);
    if (!error || others.length > 0) throw new Error("the table names no single error of the contract");
    const before = memberships(stage);
    const answer = await stage.call(operation, refusal.as, await refusal.request(stage));
    const values = refusal.values?.(stage) ?? {};
    const message = error.message?.replace(/\$?\{(\w+)\}|\$(\w+)/g, (_, a, b) => values[a ?? b] ?? "unfilled") ?? "";
    if (error.in === undefined) {
      expect(answer.body).toEqual({ code: error.code, message });
    } else {
      const { failed_channels } = v.parse(Failed, answer.body);
      expect(failed_channels).toEqual([{ error_code: `${error.code}`, reason: message }]);
    }
    expect(answer.status).toBe(error.status);
    expect(memberships(stage)).toEqual(before);
    expect(stage.sandbox.failures()).toEqual([]);
  });
});

/** All that a refused request could have changed by mistake. */
function memberships({ store }: Stage) {
  return [...store.channels.from(0)].map((channel) => ({
    ...channel,
    members: [...channel.members.people],
    leaders: [...channel.leaders.people],
    groups: [...channel.groups],
  }));
}

describe("the sandbox", () => {
  it("plays the operations of its four tags", () => {
    expect(Object.keys(handlers)).toEqual(expect.arrayContaining(covered));
    expect(covered).toHaveLength(38);
  });

  it("is made to give every error the contract lists for them", () => {
    const met = (operation: OperationId, error: OperationError) =>
      (refusals[operation] ?? []).some((refusal) => listed(operation, refusal).includes(error)) ||
      unreachable.some((entry) => entry.operation === operation && entry.code === error.code);
    // Rate limits are the wire's and have no code of their own.
    const missing = covered.flatMap((operation) =>
      operationErrors[operation]
        .filter((error) => error.status !== 429 && !met(operation, error))
        .map((error) => `${operation} ${error.status}/${error.code} ${error.message}`),
    );
    expect(missing).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { operationPath } from "../../contract/match-operation.ts";
import { operations } from "../../contract/operations.gen.ts";
import type { Sandbox } from "../app.ts";
import { type Answered, call, openSandbox, sendForm, signIn } from "../testing/sandbox-client.ts";
import { planLimits } from "./plans.ts";

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await openSandbox({ plan: "free" });
  token = (await signIn(sandbox, "sandbox-user", "lead")).access_token;
});
afterAll(() => sandbox.close());

/** Any request of the operation: limits come before all that could be wrong with it. */
function ask(operation: (typeof operations)[number]): Promise<Answered> {
  const path = operationPath(operation, new Proxy({}, { get: () => "x" }));
  return operation.body === "multipart"
    ? sendForm(sandbox, token, path, new FormData())
    : call(sandbox, token, `${operation.method} /${path.slice(1)}`);
}

it("every operation is refused once its label's limit is reached", async () => {
  for (const [label, { burst }] of Object.entries(planLimits.free)) {
    const first = operations.find(({ rate }) => rate === label);
    for (let count = 0; first && count < burst.count; count++) expect((await ask(first)).status).not.toBe(429);
  }
  for (const operation of operations) {
    const { status, body } = await ask(operation);
    expect([operation.id, status, body]).toMatchObject([operation.id, 429, { code: 429 }]);
  }
});

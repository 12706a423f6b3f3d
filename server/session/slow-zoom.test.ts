import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Stack, startStack } from "../testing/stack.ts";

/** As long as Zoom keeps people waiting here; every answer of the console comes long before. */
const HANGING_MS = 8_000;
const FAST_MS = 3_500;

describe("while Zoom hangs", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ config: { zoomTimeoutMs: 30_000 } });
  });
  afterAll(() => stack.close());

  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const result = await work();
    expect(performance.now() - startedAt).toBeLessThan(FAST_MS);
    return result;
  };

  test("the session is told without the account connection, which comes when Zoom has answered", async () => {
    const browser = await stack.signIn("owner");
    await stack.fault({ operation: "getUser", latencyMs: HANGING_MS, times: 1 });
    const answer = await timed(() => browser.get("/api/session"));
    expect(answer.json()).toMatchObject({
      user: { email: "owner@sandbox.example" },
      connections: { account: { is: "unavailable", trouble: "slow" } },
    });
    // What was asked goes on: nothing is asked a second time.
    await expect
      .poll(async () => (await browser.get("/api/session")).json(), { timeout: HANGING_MS + 5_000 })
      .toMatchObject({ connections: { account: { is: "there" } } });
    expect(stack.sandbox.requests().filter(({ operation }) => operation === "getUser")).toHaveLength(1);
  });

  test("the session is told with the last scopes while a grant is renewed", async () => {
    const browser = await stack.signIn("lead");
    const before = (await browser.get("/api/session")).json() as { connections: { me: { scopes: string[] } } };
    expect(before.connections.me.scopes).not.toEqual([]);
    stack.clock.advance(3_590_000);
    await stack.fault({ path: "/oauth/token", latencyMs: HANGING_MS });
    try {
      const answer = await timed(() => browser.get("/api/session"));
      expect(answer.status).toBe(200);
      expect(answer.json()).toMatchObject({ connections: { me: before.connections.me } });
    } finally {
      await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
    }
  });

  test("signing out ends the session at once", async () => {
    const browser = await stack.signIn("member");
    const stolen = browser.copy();
    await stack.fault({ path: "/oauth/revoke", latencyMs: HANGING_MS, times: 1 });
    const answer = await timed(() => browser.post("/auth/sign-out"));
    expect([answer.status, answer.json()]).toEqual([200, { isGrantRevoked: false }]);
    expect((await stolen.get("/api/session")).status).toBe(401);
    await expect
      .poll(() => stack.sandbox.requests().some(({ path, status }) => path === "/oauth/revoke" && status === 200), {
        timeout: HANGING_MS + 5_000,
      })
      .toBe(true);
  });
});

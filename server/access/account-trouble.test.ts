import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import { type Stack, startStack } from "../testing/stack.ts";

const accountOf = (body: unknown) =>
  (body as { connections: { account: Record<string, unknown> } }).connections.account;

describe("an account connection in trouble", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack.close());

  const clearFaults = () => fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });

  test("one call that fails at sign-in is asked again at once", async () => {
    await stack.fault({ operation: "getUser", status: 500, times: 1 });
    const browser = await stack.signIn("owner");
    expect(accountOf((await browser.get("/api/session")).json())).toMatchObject({ is: "there" });
  });

  test.each([
    ["unreachable", { operation: "getUser", status: 500 }],
    ["unreachable", { operation: "getUser", drop: "before" }],
    [
      "missing_scope",
      { operation: "getUser", status: 400, code: 4711, message: "does not contain scopes:[user:read]" },
    ],
    ["rate_limited", { operation: "getUser", status: 429, code: 429, message: "Try again later." }],
    ["refused", { operation: "getUser", status: 400, code: 300, message: "No." }],
  ])("is told as %s, and comes back by itself", async (trouble, fault) => {
    // Nobody has asked for this person's role yet.
    const browser = await stack.signIn("channel-admin");
    stack.clock.advance(600_000);
    await stack.fault({ ...fault, times: 50 });
    try {
      const account = accountOf((await browser.get("/api/session")).json());
      expect(account).toMatchObject({ trouble });
      const refused = await browser.get("/api/zoom/account/chat/channels");
      expect([refused.status, refused.json()]).toMatchObject([503, { code: "account_unavailable" }]);
    } finally {
      await clearFaults();
    }
    const again = accountOf((await browser.get("/api/session")).json());
    expect(again).toMatchObject({ is: "there" });
    expect(again).not.toHaveProperty("trouble");
  });

  test("what was known before stays in its place, and opens nothing", async () => {
    const browser = await stack.signIn("owner");
    expect(accountOf((await browser.get("/api/session")).json())).toMatchObject({ is: "there" });
    stack.clock.advance(600_000);
    await stack.fault({ operation: "getUser", status: 500, times: 50 });
    try {
      expect(accountOf((await browser.get("/api/session")).json())).toMatchObject({
        is: "there",
        trouble: "unreachable",
      });
      expect((await browser.get("/api/zoom/account/chat/channels")).status).toBe(503);
    } finally {
      await clearFaults();
    }
  });

  test("says whose name Zoom shows", async () => {
    const browser = await stack.signIn("admin");
    const owner = (await (await stack.signIn("owner")).get("/api/session")).json() as { user: { displayName: string } };
    await expect
      .poll(async () => accountOf((await browser.get("/api/session")).json()))
      .toMatchObject({ actsAs: owner.user.displayName });
  });
});

test.each([
  ["a wrong secret", { id: sandboxAccountId, clientSecret: "wrong" }, /ZOOM_S2S_CLIENT_SECRET/],
  ["another account", { id: "another-account", clientSecret: "sandbox-s2s-secret" }, /ZOOM_ACCOUNT_ID/],
])("%s is told in the log when the console starts", async (_, given, sentence) => {
  const stack = await startStack({ config: { account: { clientId: "sandbox-s2s", ...given } } });
  try {
    await stack.checkAccount();
    expect(stack.logText()).toMatch(/The account connection cannot be used\./);
    expect(stack.logText()).toMatch(sentence);
  } finally {
    await stack.close();
  }
});

test("an account connection that works is told in the log when the console starts", async () => {
  const stack = await startStack();
  try {
    await stack.checkAccount();
    expect(stack.logText()).toContain("the account connection works");
  } finally {
    await stack.close();
  }
});

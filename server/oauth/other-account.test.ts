import { expect, test } from "vitest";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import { people } from "../db/schema.ts";
import { startStack } from "../testing/stack.ts";

test("people of another Zoom account get no session, and their grant is given back", async () => {
  const stack = await startStack({ config: { accountId: "another-account", account: null } });
  try {
    const browser = stack.browser();
    const answer = await browser.signIn("owner@sandbox.example", "/channels");
    expect(answer.headers.get("location")).toBe("/sign-in?error=other_account&return_to=%2Fchannels");
    expect([...browser.cookies]).toEqual([]);
    expect((await browser.get("/api/session")).status).toBe(401);
    const revoked = () => stack.sandbox.requests().filter(({ path }) => path === "/oauth/revoke");
    await expect.poll(() => revoked().map(({ status }) => status)).toEqual([200]);
  } finally {
    await stack.close();
  }
});

test("sessions of people of other accounts end when the console is for one account", async () => {
  const stack = await startStack({ config: { accountId: null, account: null } });
  try {
    const browser = await stack.signIn("owner");
    expect((await browser.get("/api/session")).status).toBe(200);
    await stack.database.orm.update(people).set({ accountId: "another-account" });
    stack.clock.advance(60_000);
    expect((await browser.get("/api/session")).status).toBe(200);
  } finally {
    await stack.close();
  }
  const strict = await startStack({ config: { accountId: sandboxAccountId, account: null } });
  try {
    const browser = await strict.signIn("owner");
    expect((await browser.get("/api/session")).status).toBe(200);
    await strict.database.orm.update(people).set({ accountId: "another-account" });
    strict.clock.advance(60_000);
    expect((await browser.get("/api/session")).status).toBe(401);
  } finally {
    await strict.close();
  }
});

test("an app whose secret is wrong is named at signing in", async () => {
  const stack = await startStack({ config: { client: { id: "sandbox-user", secret: "wrong" } } });
  try {
    const answer = await stack.browser().signIn("owner@sandbox.example");
    expect(answer.headers.get("location")).toBe("/sign-in?error=app_refused");
  } finally {
    await stack.close();
  }
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import { people, sessions } from "../db/schema.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";

describe.each(databaseKinds)("signing in, on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
  });
  afterAll(() => stack.close());

  const errorOf = (location: string | null) => new URL(location ?? "", stack.url).searchParams.get("error");

  test("refuses a return whose state was not begun in this browser", async () => {
    const victim = stack.browser();
    const callback = await stack.browser().consent("owner@sandbox.example");
    const answer = await victim.send(callback);
    expect(errorOf(answer.headers.get("location"))).toBe("expired");
    expect(victim.cookies.size).toBe(0);
  });

  test("refuses a return with another state than was begun", async () => {
    const browser = stack.browser();
    const callback = new URL(await browser.consent("owner@sandbox.example"), stack.url);
    const state = callback.searchParams.get("state") ?? "";
    callback.searchParams.set("state", `${state.slice(0, -1)}${state.endsWith("A") ? "B" : "A"}`);
    const answer = await browser.send(`${callback.pathname}${callback.search}`);
    expect(errorOf(answer.headers.get("location"))).toBe("expired");
  });

  test("refuses a return a second time", async () => {
    const browser = stack.browser();
    const callback = await browser.consent("owner@sandbox.example");
    expect((await browser.send(callback)).headers.get("location")).toBe("/");
    expect(errorOf((await browser.send(callback)).headers.get("location"))).toBe("expired");
  });

  test("refuses a return after ten minutes", async () => {
    const browser = stack.browser();
    const callback = await browser.consent("owner@sandbox.example");
    stack.clock.advance(600_001);
    expect(errorOf((await browser.send(callback)).headers.get("location"))).toBe("expired");
  });

  test("tells that the person said no, and where they wanted to go", async () => {
    const browser = stack.browser();
    const answer = await browser.send(await browser.consent("owner@sandbox.example", "/channels?q=x", "deny"));
    const location = new URL(answer.headers.get("location") ?? "", stack.url);
    expect(location.pathname).toBe("/sign-in");
    expect(Object.fromEntries(location.searchParams)).toEqual({ error: "denied", return_to: "/channels?q=x" });
    expect((await browser.get("/api/session")).status).toBe(401);
  });

  test("refuses a code that Zoom does not know", async () => {
    const browser = stack.browser();
    const callback = new URL(await browser.consent("owner@sandbox.example"), stack.url);
    callback.searchParams.set("code", "made-up");
    const answer = await browser.send(`${callback.pathname}${callback.search}`);
    expect(errorOf(answer.headers.get("location"))).toBe("failed");
  });

  test.each([
    "//evil.example",
    "https://evil.example/",
    "/\\evil.example",
    "/%2F/../..//evil.example",
    "javascript:alert(1)",
  ])("never leaves for %s", async (returnTo) => {
    const browser = stack.browser();
    const answer = await browser.signIn("owner@sandbox.example", returnTo);
    const target = new URL(answer.headers.get("location") ?? "", stack.url);
    expect(target.origin).toBe(stack.url);
    expect(browser.cookies.has("channelkeeper")).toBe(true);
  });

  test("knows nobody without a session", async () => {
    const answer = await stack.browser().get("/api/session");
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ code: "session_required", requestId: answer.headers.get("x-request-id") });
  });

  test.each([
    ["owner", ["workspace-admin"]],
    ["admin", ["workspace-admin"]],
    ["channel-admin", ["channel-administrator"]],
    ["channel-viewer", ["channel-viewer"]],
    ["lead", []],
    ["member", []],
  ])("tells %s which roles are theirs, beside what everyone has over their own channels", async (person, roles) => {
    const answer = await (await stack.signIn(person)).get("/api/session");
    expect(answer.json()).toMatchObject({
      user: { email: `${person}@sandbox.example` },
      connections: {
        me: { scopes: expect.arrayContaining(["chat_channel:read"]) },
        account: { is: "there", app: "server-to-server" },
      },
      access: { holdings: [...roles, "channel-owner"].map((roleId) => ({ roleId })) },
      isSandbox: true,
    });
  });

  test("returns to the page the person came from", async () => {
    const answer = await stack.browser().signIn("lead@sandbox.example", "/channels?q=a%20b#top");
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/channels?q=a%20b#top"]);
  });

  test("keeps the cookie from scripts and other sites", async () => {
    const browser = stack.browser();
    const answer = await browser.signIn("lead@sandbox.example");
    const [cookie] = answer.headers.getSetCookie().filter((text) => text.startsWith("channelkeeper="));
    expect(cookie).toMatch(/^channelkeeper=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test("gives a new id at every sign-in and ends the session before", async () => {
    const browser = await stack.signIn("lead");
    const before = browser.copy();
    await browser.signIn("lead@sandbox.example");
    expect(browser.cookies.get("channelkeeper")).not.toBe(before.cookies.get("channelkeeper"));
    expect((await before.get("/api/session")).status).toBe(401);
    expect((await browser.get("/api/session")).status).toBe(200);
  });

  test("lets several tabs sign in at once", async () => {
    const browser = stack.browser();
    const first = await browser.consent("lead@sandbox.example", "/one");
    const second = await browser.consent("lead@sandbox.example", "/two");
    // The second consent revoked the first code's grant to be; both returns are still this browser's own.
    expect((await browser.send(second)).headers.get("location")).toBe("/two");
    expect((await browser.send(first)).headers.get("location")).toBe("/one");
  });

  test("ends an idle session", async () => {
    const browser = await stack.signIn("lead");
    stack.clock.advance(stack.config.sessionIdleMs - 60_000);
    expect((await browser.get("/api/session")).status).toBe(200);
    stack.clock.advance(stack.config.sessionIdleMs - 60_000);
    expect((await browser.get("/api/session")).status).toBe(200);
    stack.clock.advance(stack.config.sessionIdleMs);
    expect((await browser.get("/api/session")).status).toBe(401);
  });

  test("ends a busy session at its absolute end", async () => {
    const browser = await stack.signIn("lead");
    const { expiresAtMs } = (await browser.get("/api/session")).json() as { expiresAtMs: number };
    expect(expiresAtMs - stack.clock.nowMs()).toBeLessThanOrEqual(stack.config.sessionIdleMs);
    const steps = stack.config.sessionMaxMs / (stack.config.sessionIdleMs / 2);
    for (let step = 1; step < steps; step++) {
      stack.clock.advance(stack.config.sessionIdleMs / 2);
      expect((await browser.get("/api/session")).status).toBe(200);
    }
    stack.clock.advance(stack.config.sessionIdleMs / 2);
    expect((await browser.get("/api/session")).status).toBe(401);
  });

  test("refuses a cookie after its sign-out, and tells Zoom when it was the last", async () => {
    const [first, second] = [await stack.signIn("helpdesk"), await stack.signIn("helpdesk")];
    const stolen = first.copy();
    const before = stack.sandbox.requests().length;
    expect((await first.post("/auth/sign-out")).json()).toEqual({ isGrantRevoked: false });
    expect(first.cookies.size).toBe(0);
    expect((await stolen.get("/api/session")).status).toBe(401);
    expect((await stolen.get("/api/zoom/me/users/me")).status).toBe(401);
    expect((await second.get("/api/zoom/me/users/me")).status).toBe(200);
    expect((await second.post("/auth/sign-out")).json()).toEqual({ isGrantRevoked: true });
    const revocations = stack.sandbox
      .requests()
      .slice(before)
      .filter(({ path }) => path === "/oauth/revoke");
    expect(revocations.map(({ status }) => status)).toEqual([200]);
    expect((await second.post("/auth/sign-out")).json()).toEqual({ isGrantRevoked: false });
  });

  test("keeps of a session only the hash of its id", async () => {
    const browser = await stack.signIn("member");
    const id = browser.cookies.get("channelkeeper") ?? "";
    const rows = await stack.database.orm
      .select()
      .from(sessions)
      .innerJoin(people, eq(people.userId, sessions.userId))
      .where(eq(people.email, "member@sandbox.example"));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(id);
  });
});

test("an app that cannot tell who signs in says which scope it lacks", async () => {
  const stack = await startStack();
  try {
    await stack.fault({ operation: "getMe", status: 400, code: 4700, message: "does not contain scopes: [user:read]" });
    const answer = await stack.browser().signIn("lead@sandbox.example");
    expect(answer.headers.get("location")).toBe("/sign-in?error=missing_scope");
  } finally {
    await stack.close();
  }
});

test("without a server-to-server app there is no account connection", async () => {
  const stack = await startStack({ config: { account: null } });
  try {
    const browser = await stack.signIn("owner");
    expect((await browser.get("/api/session")).json()).toMatchObject({
      connections: { account: { is: "none" } },
    });
    expect((await browser.get("/api/zoom/account/chat/channels")).json()).toMatchObject({ code: "forbidden_role" });
  } finally {
    await stack.close();
  }
});

test("a wrong server-to-server secret leaves people their own connection", async () => {
  const account = { id: sandboxAccountId, clientId: "sandbox-s2s", clientSecret: "wrong" };
  const stack = await startStack({ config: { account } });
  try {
    const browser = await stack.signIn("owner");
    await expect
      .poll(async () => (await browser.get("/api/session")).json())
      .toMatchObject({ connections: { account: { is: "unavailable", trouble: "client_refused" } } });
    expect((await browser.get("/api/zoom/me/users/me")).status).toBe(200);
    const refused = await browser.get("/api/zoom/account/chat/channels");
    expect([refused.status, refused.json()]).toMatchObject([503, { code: "account_unavailable" }]);
    expect((refused.json() as { message: string }).message).toContain("ZOOM_S2S_CLIENT_SECRET");
    expect(stack.logText()).toContain("invalid_client");
  } finally {
    await stack.close();
  }
});

import { eq, like } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventOf, nobody } from "../audit/entries.ts";
import { sealedRow } from "../audit/sealing.ts";
import { auditEntries, grants } from "../db/schema.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";

describe.each(databaseKinds)("a grant nobody uses, on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
  });
  afterAll(() => stack.close());

  const idOf = (person: string) => stack.sandbox.store.findUser(`${person}@sandbox.example`)?.id ?? "";
  const storedToken = async (person: string) => {
    const [row] = await stack.database.orm
      .select()
      .from(grants)
      .where(like(grants.id, `user:%:${idOf(person)}`));
    return row?.accessToken;
  };
  const revocations = () => stack.sandbox.requests().filter(({ path }) => path === "/oauth/revoke").length;

  test("is revoked when another person signs in on the same browser", async () => {
    const browser = await stack.signIn("lead");
    const before = revocations();
    await browser.signIn("member@sandbox.example");
    expect(await storedToken("lead")).toBe("");
    expect(revocations()).toBe(before + 1);
    expect((await browser.get("/api/zoom/me/users/me")).json()).toMatchObject({ email: "member@sandbox.example" });
  });

  test("is kept for the person's other browser", async () => {
    const [shared, own] = [await stack.signIn("lead"), await stack.signIn("lead")];
    const before = revocations();
    await shared.signIn("member@sandbox.example");
    expect(revocations()).toBe(before);
    expect((await own.get("/api/zoom/me/users/me")).status).toBe(200);
  });

  test("is kept when the same person signs in again", async () => {
    const browser = await stack.signIn("helpdesk");
    const before = revocations();
    await browser.signIn("helpdesk@sandbox.example");
    expect(revocations()).toBe(before);
    expect((await browser.get("/api/zoom/me/users/me")).status).toBe(200);
  });

  test("is revoked when the last session has expired, and others' are kept", async () => {
    await stack.signIn("lead");
    stack.clock.advance(stack.config.sessionIdleMs / 2);
    const present = await stack.signIn("owner");
    await stack.sweep();
    expect(await storedToken("lead")).not.toBe("");
    stack.clock.advance(stack.config.sessionIdleMs / 2);
    expect((await present.get("/api/session")).status).toBe(200);
    const before = revocations();
    await stack.sweep();
    expect(await storedToken("lead")).toBe("");
    expect(revocations()).toBeGreaterThan(before);
    expect((await present.get("/api/zoom/me/users/me")).status).toBe(200);
    const after = revocations();
    await stack.sweep();
    expect(revocations()).toBe(after);
  });

  test("is emptied when no secret opens it any more", async () => {
    await stack.signIn("lead");
    const { orm } = stack.database;
    await orm
      .update(grants)
      .set({ accessToken: "sealed with another secret" })
      .where(like(grants.id, `user:%:${idOf("lead")}`));
    stack.clock.advance(stack.config.sessionIdleMs + 1);
    await stack.sweep();
    expect(await storedToken("lead")).toBe("");
    // Whoever signs in again gets a new one.
    const again = await stack.signIn("lead");
    expect((await again.get("/api/zoom/me/users/me")).status).toBe(200);
    await again.post("/auth/sign-out");
  });

  test("holds up no other clearing when it cannot be cleared away", async () => {
    const { orm } = stack.database;
    const left = () => orm.select().from(auditEntries).where(eq(auditEntries.requestId, "long ago"));
    const event = { requestId: "long ago", who: nobody, operation: "signIn" };
    await orm
      .insert(auditEntries)
      .values(sealedRow({ entry: JSON.stringify(eventOf(event, 0)) }, { seq: -1, hash: "" }, null));
    expect(await left()).toHaveLength(1);
    await orm.execute("alter table grants rename to elsewhere");
    await expect(stack.sweep()).rejects.toThrow();
    await orm.execute("alter table elsewhere rename to grants");
    expect(await left()).toEqual([]);
    expect(stack.logText()).toContain('"what":"grants"');
    await stack.sweep();
  });

  test("is forgotten though Zoom cannot be told", async () => {
    const browser = await stack.signIn("lead");
    await stack.fault({ path: "/oauth/revoke", status: 503 });
    expect((await browser.post("/auth/sign-out")).json()).toEqual({ isGrantRevoked: false });
    expect(await storedToken("lead")).toBe("");
    expect(stack.logText()).toContain("Zoom could not be told of a revoked grant");
  });

  test("is given back when a sign-in fails after it was granted", async () => {
    await stack.fault({ operation: "getMe", status: 400, code: 4700, message: "does not contain scopes: [user:read]" });
    const before = revocations();
    const answer = await stack.browser().signIn("lead@sandbox.example");
    expect(answer.headers.get("location")).toContain("missing_scope");
    await expect.poll(revocations).toBe(before + 1);
  });
});

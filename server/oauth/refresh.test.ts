import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grants } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";

/** A plan without limits: what is counted here is tokens, and a hundred requests at once are not to wait. */
const unlimited = { config: { plan: "unlimited" }, sandbox: { plan: "unlimited" } } as const;

describe.each(databaseKinds)("refreshing, on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database, ...unlimited });
  });
  afterAll(() => stack.close());

  const tokenRequests = (grantType: string) =>
    stack.sandbox.requests().filter((entry) => entry.grantType === grantType).length;
  const many = (browsers: readonly Browser[], path: string) =>
    Promise.all(Array.from({ length: 100 }, (_, index) => browsers[index % browsers.length]?.get(path)));
  const statuses = (answers: Awaited<ReturnType<typeof many>>) => new Set(answers.map((answer) => answer?.status));

  test("a hundred requests at a token's expiry make one refresh", async () => {
    const browser = await stack.signIn("lead");
    const before = tokenRequests("refresh_token");
    stack.sandbox.advance(3_600_000);
    expect(statuses(await many([browser], "/api/zoom/me/users/me"))).toEqual(new Set([200]));
    expect(tokenRequests("refresh_token")).toBe(before + 1);
  });

  test("a hundred requests when we know of the expiry make one refresh, and none is refused first", async () => {
    const browser = await stack.signIn("lead");
    stack.clock.advance(3_590_000);
    const before = stack.sandbox.requests().length;
    expect(statuses(await many([browser], "/api/zoom/me/users/me"))).toEqual(new Set([200]));
    const since = stack.sandbox.requests().slice(before);
    expect(since.filter(({ grantType }) => grantType === "refresh_token")).toHaveLength(1);
    expect(since.filter(({ status }) => status === 401)).toEqual([]);
  });

  test("a hundred requests at the account token's expiry ask for one token", async () => {
    const browser = await stack.signIn("owner");
    await browser.get("/api/session");
    const before = tokenRequests("account_credentials");
    stack.sandbox.advance(3_600_000);
    expect(statuses(await many([browser], "/api/zoom/account/chat/channels?page_size=1"))).toEqual(new Set([200]));
    expect(tokenRequests("account_credentials")).toBe(before + 1);
  });

  test("two sessions of one person share the grant", async () => {
    const first = await stack.signIn("lead");
    const second = await stack.signIn("lead");
    const before = tokenRequests("refresh_token");
    // The second authorisation revoked the first one's tokens at Zoom.
    expect(statuses(await many([first, second], "/api/zoom/me/users/me"))).toEqual(new Set([200]));
    expect(tokenRequests("refresh_token")).toBe(before);
  });

  test("stores the rotated refresh token, so that the next refresh works too", async () => {
    const browser = await stack.signIn("lead");
    const before = tokenRequests("refresh_token");
    for (let round = 1; round <= 3; round++) {
      stack.sandbox.advance(3_600_000);
      expect((await browser.get("/api/zoom/me/users/me")).status).toBe(200);
      expect(tokenRequests("refresh_token")).toBe(before + round);
    }
  });

  test("a refresh that Zoom did not answer is tried again by the next request", async () => {
    const browser = await stack.signIn("lead");
    stack.sandbox.advance(3_600_000);
    await stack.fault({ path: "/oauth/token", status: 503 });
    const failed = await browser.get("/api/zoom/me/users/me");
    expect([failed.status, failed.json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    expect((await browser.get("/api/zoom/me/users/me")).status).toBe(200);
  });

  test("tokens put into another person's row do not open", async () => {
    const [lead] = [await stack.signIn("lead"), await stack.signIn("member")];
    const rows = await stack.database.orm.select().from(grants);
    const idOf = (person: string) =>
      `user:sandbox-user:${stack.sandbox.store.findUser(`${person}@sandbox.example`)?.id}`;
    const members = rows.find(({ id }) => id === idOf("member"));
    if (!members) throw new Error("the member's grant was expected");
    const { accessToken, refreshToken, keyId } = members;
    await stack.database.orm
      .update(grants)
      .set({ accessToken, refreshToken, keyId })
      .where(eq(grants.id, idOf("lead")));
    // What is held in memory no longer serves, so the row is read.
    stack.clock.advance(3_590_000);
    const before = stack.sandbox.requests().length;
    const answer = await lead.get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toMatchObject([401, { code: "grant_revoked" }]);
    expect(stack.sandbox.requests().length).toBe(before);
  });
});

describe("two instances on one database", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database: "postgres", ...unlimited });
  });
  afterAll(() => stack.close());

  test("make one refresh between them, for a person and for the account", async () => {
    const other = await stack.startInstance({ publicUrl: stack.url });
    const here = await stack.signIn("owner");
    const there = here.copy(other.browser().url);
    await Promise.all([here.get("/api/session"), there.get("/api/session")]);
    const count = (grantType: string) =>
      stack.sandbox.requests().filter((entry) => entry.grantType === grantType).length;
    const before = count("account_credentials");
    // The account's first token was asked for once too, when there was no row yet.
    expect(before).toBe(1);
    const refreshesBefore = count("refresh_token");
    stack.sandbox.advance(3_600_000);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        (index % 2 === 0 ? here : there).get(
          index % 4 < 2 ? "/api/zoom/me/users/me" : "/api/zoom/account/chat/channels?page_size=1",
        ),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(count("refresh_token")).toBe(refreshesBefore + 1);
    expect(count("account_credentials")).toBe(before + 1);
  });

  test("both refuse a session that ended at one of them", async () => {
    const other = await stack.startInstance({ publicUrl: stack.url });
    const here = await stack.signIn("lead");
    const there = here.copy(other.browser().url);
    const stolen = here.copy(other.browser().url);
    expect((await there.get("/api/zoom/me/users/me")).status).toBe(200);
    await here.post("/auth/sign-out");
    await expect.poll(async () => (await stolen.get("/api/zoom/me/users/me")).status).toBe(401);
    expect((await there.get("/api/session")).status).toBe(401);
  });

  test("a sign-in begun at one is finished by the other", async () => {
    const other = await stack.startInstance({ publicUrl: stack.url });
    const here = stack.browser();
    const callback = await here.consent("lead@sandbox.example", "/channels");
    const there = here.copy(other.browser().url);
    expect((await there.send(callback)).headers.get("location")).toBe("/channels");
  });

  test("keep a person's tokens readable after the secret was replaced", async () => {
    const here = await stack.signIn("lead");
    const [old] = stack.config.secrets;
    const next = await stack.startInstance({
      publicUrl: stack.url,
      secrets: ["another secret for tests that is long enough", old],
    });
    expect((await here.copy(next.browser().url).get("/api/zoom/me/users/me")).status).toBe(200);
    const without = await stack.startInstance({
      publicUrl: stack.url,
      secrets: ["another secret for tests that is long enough"],
    });
    const answer = await here.copy(without.browser().url).get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toMatchObject([401, { code: "grant_revoked" }]);
  });
});

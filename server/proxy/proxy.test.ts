import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationPath } from "../../contract/match-operation.ts";
import { operations } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import type { Browser } from "../testing/browser.ts";
import { rawRequest, rawStatuses } from "../testing/raw-request.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { actsOf } from "../testing/trail.ts";

describe.each(databaseKinds)("the proxy, on %s", (database) => {
  let stack: Stack;
  let owner: Browser;
  let viewer: Browser;
  let lead: Browser;
  beforeAll(async () => {
    stack = await startStack({ database, config: { zoomTimeoutMs: 2_000 } });
    [owner, viewer, lead] = await Promise.all([
      stack.signIn("owner"),
      stack.signIn("channel-viewer"),
      stack.signIn("lead"),
    ]);
    // Roles are read once here, so that what a test counts at Zoom is its own.
    await Promise.all([owner, viewer, lead].map((browser) => browser.get("/api/session")));
  });
  afterAll(() => stack.close());

  const apiCalls = () => stack.sandbox.requests().filter(({ path }) => path.startsWith("/v2"));
  /** What a refusal must not change. */
  const sendsNothing = async (request: () => Promise<{ status: number; json(): unknown }>) => {
    const before = apiCalls().length;
    const answer = await request();
    expect(apiCalls().length).toBe(before);
    return answer;
  };
  const search = "/api/zoom/me/chat/channels/search";
  const needle = { search_type: "by_channel_name", keywords: ["e"] };

  test("refuses who has no session", async () => {
    const answer = await sendsNothing(() => stack.browser().get("/api/zoom/me/users/me"));
    expect([answer.status, answer.json()]).toMatchObject([401, { code: "session_required" }]);
  });

  test.each([
    ["GET", "me", "/meetings/1"],
    ["GET", "me", "/users/me/"],
    ["GET", "me", "/users/me/token"],
    ["PUT", "me", "/users/me"],
    ["GET", "other", "/users/me"],
    ["DELETE", "account", "/users/abc"],
    ["OPTIONS", "me", "/users/me"],
  ])("refuses what the contract does not know: %s %s%s", async (method, connection, path) => {
    const answer = await sendsNothing(() => owner.send(`/api/zoom/${connection}${path}`, { method }));
    expect([answer.status, answer.json()]).toMatchObject([404, { code: "unknown_operation" }]);
  });

  test.each([
    ["member's account connection", () => lead.get("/api/zoom/account/chat/channels")],
    ["viewer's messages", () => viewer.get("/api/zoom/account/chat/users/abc/messages")],
    ["account-level operation for one person", () => owner.get("/api/zoom/me/chat/channels")],
    ["personal operation for the account", () => owner.get("/api/zoom/account/chat/users/me/contacts")],
  ])("refuses a %s", async (_, request) => {
    const answer = await sendsNothing(request);
    expect([answer.status, answer.json()]).toMatchObject([403, { code: "forbidden_role" }]);
  });

  test("refuses everyone whatever changes something, through both connections, and the trail tells of it", async () => {
    const changing = operations.filter((operation) => !isReading(operation));
    expect(changing.length).toBeGreaterThan(60);
    for (const operation of changing) {
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, "me"]);
      for (const connection of ["me", "account"]) {
        const path = `/api/zoom/${connection}${operationPath(operation, Object.fromEntries(names))}`;
        const body = operation.body === "json" ? {} : undefined;
        const answer = await sendsNothing(() => owner.send(path, { method: operation.method, body }));
        expect([operation.id, answer.status, answer.json()]).toMatchObject([
          operation.id,
          403,
          { code: "reads_only", message: expect.stringContaining("/api/changes") },
        ]);
      }
    }
    await expect
      .poll(async () => (await actsOf(stack.database.orm)).map(({ operation, result }) => [operation, result?.code]))
      .toContainEqual(["createChannelMentionGroup", "reads_only"]);
  });

  test.each([
    ["an unknown query parameter", () => lead.get("/api/zoom/me/chat/users/me/channels?access_token=x")],
    ["a parameter given twice", () => lead.get("/api/zoom/me/chat/users/me/channels?page_size=1&page_size=2")],
    ["a number that is none", () => lead.get("/api/zoom/me/chat/users/me/channels?page_size=ten")],
    ["a control character", () => lead.get("/api/zoom/me/chat/users/me/channels?next_page_token=a%0d%0ab")],
    ["bad encoding", () => lead.get("/api/zoom/me/chat/users/me/channels?next_page_token=%zz")],
    [
      "a body that is no JSON",
      () =>
        lead.send(search, {
          method: "POST",
          headers: { "content-type": "text/plain" },
          body: { needle },
        }),
    ],
  ])("refuses %s", async (_, request) => {
    const answer = await sendsNothing(request);
    expect([answer.status, answer.json()]).toMatchObject([400, { code: "invalid_request" }]);
  });

  test.each([
    ["someone else through one's own connection", () => lead.get("/api/zoom/me/chat/users/abc/channels"), "say “me”"],
    ["me through the account connection", () => owner.get("/api/zoom/account/chat/users/me/channels"), "by ID"],
  ])("refuses %s, and says what Zoom takes there", async (_, request, words) => {
    const answer = await sendsNothing(request);
    expect([answer.status, answer.json()]).toMatchObject([
      400,
      { code: "me_rule", message: expect.stringContaining(words) },
    ]);
  });

  test("refuses a body where none belongs", async () => {
    const before = apiCalls().length;
    const head = ["GET /api/zoom/me/users/me HTTP/1.1", "Host: localhost", `Cookie: ${lead.cookieHeader()}`];
    const body = ["Content-Type: application/json", "Content-Length: 2", "Connection: close", "", "{}"];
    const text = await rawRequest(lead.url, [...head, ...body].join("\r\n"));
    expect([rawStatuses(text), apiCalls().length]).toEqual([[400], before]);
    expect(text).toContain("takes no body");
  });

  test("refuses a body that is too large", async () => {
    const body = { needle: { ...needle, keywords: ["x".repeat(65_537)] } };
    const answer = await sendsNothing(() => lead.post(search, body));
    expect([answer.status, answer.json()]).toMatchObject([413, { code: "body_too_large" }]);
  });

  test("passes Zoom's answer on unchanged", async () => {
    const answer = await viewer.get("/api/zoom/account/chat/channels?page_size=5");
    expect(answer.status).toBe(200);
    expect((answer.json() as { channels: unknown[] }).channels).toHaveLength(5);
    expect(answer.headers.get("x-zm-trackingid")).toMatch(/^v=2\.0/);
    expect(answer.headers.get("x-ratelimit-limit")).toBe("60");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-request-id")).toMatch(/./);
  });

  test("passes Zoom's errors on unchanged", async () => {
    const answer = await lead.get("/api/zoom/me/chat/channels/00000000000000000000000000000000");
    expect([answer.status, answer.json()]).toMatchObject([404, { code: 4130 }]);
    expect(answer.headers.get("x-zm-trackingid")).toMatch(/^v=2\.0/);
  });

  test("lets a reader search, though it is a POST", async () => {
    const owns = (await owner.get("/api/session")).json() as { user: { id: string } };
    const body = { needle, haystack: "all", user_id: owns.user.id, page_size: 2 };
    const answer = await viewer.post("/api/zoom/account/chat/channels/search", body);
    expect(answer.status).toBe(200);
    const acts = await actsOf(stack.database.orm);
    expect(acts.map(({ operation }) => operation)).not.toContain("searchUsersOrAccountsChannels");
  });

  test("lets a reader of channels read directory groups and who is in them", async () => {
    const list = await viewer.get("/api/zoom/account/im/groups");
    expect(list.status).toBe(200);
    const { groups } = list.json() as { groups: { id: string }[] };
    const members = await viewer.get(`/api/zoom/account/im/groups/${groups[0]?.id}/members?page_size=1`);
    expect([members.status, members.json()]).toMatchObject([200, { members: [{ email: expect.any(String) }] }]);
  });

  test("repeats what only reads when Zoom is busy or breaks off", async () => {
    for (const fault of [{ drop: "before" }, { status: 503 }, { status: 429 }]) {
      await stack.fault({ operation: "getMe", ...fault });
      const before = apiCalls().length;
      expect((await lead.get("/api/zoom/me/users/me")).status).toBe(200);
      expect(apiCalls().length).toBe(before + 2);
    }
  });

  test("gives up after three times and passes on what Zoom said", async () => {
    await stack.fault({ operation: "getMe", status: 503, code: 5010, message: "Down.", times: 3 });
    const before = apiCalls().length;
    const answer = await lead.get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toMatchObject([503, { code: 5010, message: "Down." }]);
    expect(apiCalls().length).toBe(before + 3);
  });

  test("waits as long as Zoom asks, in its own notation, and not longer than is bearable", async () => {
    const inHalfASecond = new Date(stack.clock.nowMs() + 1_600).toISOString();
    await stack.fault({ operation: "getMe", status: 429, headers: { "Retry-After": inHalfASecond } });
    const startedAt = performance.now();
    expect((await lead.get("/api/zoom/me/users/me")).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(400);

    const tomorrow = new Date(stack.clock.nowMs() + 86_400_000).toISOString();
    await stack.fault({ operation: "getMe", status: 429, headers: { "Retry-After": tomorrow } });
    const answer = await lead.get("/api/zoom/me/users/me");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, tomorrow]);
  });

  test("says so when Zoom takes too long", async () => {
    await stack.fault({ operation: "getMe", latencyMs: 60_000 });
    const answer = await lead.get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toMatchObject([504, { code: "upstream_timeout" }]);
  });

  test("breaks off when Zoom breaks off in the middle of an answer", async () => {
    await stack.fault({ operation: "listUsersChannels", cutOff: true });
    await expect(lead.get("/api/zoom/me/chat/users/me/channels?page_size=50")).rejects.toThrow("terminated");
  });

  test("refreshes an expired token and repeats the request, one with a body too", async () => {
    for (const request of [
      () => lead.get("/api/zoom/me/users/me"),
      () => lead.post(search, { needle, haystack: "user_joined", page_size: 5 }),
    ]) {
      stack.sandbox.advance(3_600_000);
      const before = stack.sandbox.requests().length;
      expect((await request()).status).toBeLessThan(300);
      const seen = stack.sandbox.requests().slice(before);
      expect(seen.map(({ grantType, status }) => grantType ?? status)).toEqual([
        401,
        "refresh_token",
        expect.any(Number),
      ]);
    }
  });

  test("a demoted person loses the account connection within minutes", async () => {
    expect((await viewer.get("/api/zoom/account/chat/channels?page_size=1")).status).toBe(200);
    await stack.fault({ operation: "getUserPermissions", status: 404, code: 1001, message: "User does not exist." });
    stack.clock.advance(240_000);
    const answer = await viewer.get("/api/zoom/account/chat/channels?page_size=1");
    expect([answer.status, answer.json()]).toMatchObject([403, { code: "forbidden_role" }]);
    stack.clock.advance(240_000);
    expect((await viewer.get("/api/zoom/account/chat/channels?page_size=1")).status).toBe(200);
  });

  test("signs the person out of Zoom's grant when Zoom revoked it", async () => {
    const browser = await stack.signIn("helpdesk");
    await fetch(`${stack.sandbox.url}/sandbox/tokens`, {
      method: "POST",
      body: JSON.stringify({ email: "helpdesk@sandbox.example", action: "revoke" }),
    });
    const answer = await browser.get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toMatchObject([401, { code: "grant_revoked" }]);
    const tokenRequests = () => stack.sandbox.requests().filter(({ path }) => path === "/oauth/token").length;
    const before = tokenRequests();
    expect((await browser.get("/api/session")).json()).toMatchObject({ code: "grant_revoked" });
    expect(tokenRequests()).toBe(before);
    await browser.signIn("helpdesk@sandbox.example");
    expect((await browser.get("/api/zoom/me/users/me")).status).toBe(200);
  });
});

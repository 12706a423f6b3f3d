import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Sandbox } from "../app.ts";
import {
  call,
  control,
  openSandbox,
  requestTokens,
  serverToServer,
  signIn,
  tokensIn,
} from "../testing/sandbox-client.ts";

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  sandbox.reset();
  token = (await serverToServer(sandbox)).access_token;
});
afterAll(() => sandbox.close());

const fault = (input: object) => control(sandbox, "POST /sandbox/faults", input);

describe("a fault", () => {
  it("answers a status as often as asked, to what it names only", async () => {
    const added = await fault({ operation: "listUsers", status: 503, times: 2 });
    expect([added.status, added.body]).toEqual([
      201,
      { operation: "listUsers", status: 503, times: 2, left: 2, id: expect.any(Number) },
    ]);
    expect((await call(sandbox, token, "GET /roles")).status).toBe(200);
    const first = await call(sandbox, token, "GET /users");
    expect([first.status, first.body]).toEqual([503, { code: 503, message: "Service Unavailable" }]);
    expect(first.headers.get("x-zm-trackingid")).not.toBeNull();
    expect((await control(sandbox, "GET /sandbox/faults")).body).toMatchObject({ faults: [{ left: 1 }] });
    expect((await call(sandbox, token, "GET /users")).status).toBe(503);
    expect((await call(sandbox, token, "GET /users")).status).toBe(200);
    expect((await control(sandbox, "GET /sandbox/faults")).body).toEqual({ faults: [] });
  });

  it("has the code, message and headers it is given, or Zoom's own for 429 and 401", async () => {
    const headers = { "Retry-After": "2026-03-03T00:00:00Z" };
    await fault({ path: "/v2/users", status: 429, message: "slow down", headers });
    const given = await call(sandbox, token, "GET /users");
    expect([given.status, given.body]).toEqual([429, { code: 429, message: "slow down" }]);
    expect(given.headers.get("retry-after")).toBe("2026-03-03T00:00:00Z");
    await fault({ status: 429 });
    expect((await call(sandbox, token, "GET /roles")).body).toMatchObject({
      message: expect.stringContaining("per-second rate limit"),
    });
    await fault({ status: 401 });
    expect((await call(sandbox, token, "GET /roles")).body).toEqual({ code: 124, message: "Access token is expired." });
    await fault({ status: 400, code: 5301 });
    expect((await call(sandbox, token, "GET /roles")).body).toEqual({ code: 5301, message: "Bad Request" });
  });

  it("has the operation's own words, however it was aimed", async () => {
    await fault({ path: "/chat/users", status: 404, code: 1001 });
    expect((await call(sandbox, token, "POST /chat/users/me/channels", {})).body).toEqual({
      code: 1001,
      message: "User does not exist: me.",
    });
  });

  it("fills the words with what the request names", async () => {
    const answer = async (target: `${string} /${string}`, body?: unknown) => {
      await fault({ path: "/v2/chat", status: 404, code: 4130 });
      return (await call(sandbox, token, target, body)).body;
    };
    const named = (id: string) => ({ code: 4130, message: `Channel does not exist: ${id}.` });
    expect(await answer("GET /chat/channels/abc/mention_group")).toEqual(named("abc"));
    expect(await answer("POST /chat/users/me/messages", { to_channel: "xyz" })).toEqual(named("xyz"));
  });

  it("has the headers of the operation's limit with a 429, unless it is given others", async () => {
    const limits = async () => {
      const { headers } = await call(sandbox, token, "GET /users");
      return ["category", "type", "limit", "remaining"].map((name) => headers.get(`x-ratelimit-${name}`));
    };
    await fault({ operation: "listUsers", status: 429 });
    expect(await limits()).toEqual(["Medium", "QPS", "60", "0"]);
    await fault({ path: "/v2/users", status: 429 });
    expect(await limits()).toEqual(["Medium", "QPS", "60", "0"]);
    await fault({ path: "/v2/users", status: 429, headers: {} });
    expect(await limits()).toEqual([null, null, null, null]);
  });

  it("speaks as the token endpoint there", async () => {
    await fault({ path: "/oauth/token", status: 500, message: "down" });
    const answer = await requestTokens(sandbox, "sandbox-s2s", {
      grant_type: "account_credentials",
      account_id: "sandbox-account",
    });
    expect([answer.status, answer.body]).toEqual([500, { reason: "down", error: "server_error" }]);
    expect((await call(sandbox, token, "GET /roles")).status).toBe(200);
  });

  it("may hold a request up", async () => {
    await fault({ method: "GET", latencyMs: 80 });
    const startedAt = performance.now();
    expect((await call(sandbox, token, "GET /roles")).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(79);
  });

  it("may drop the connection before a request takes effect", async () => {
    const { refresh_token = "" } = await signIn(sandbox, "sandbox-user", "member");
    await fault({ path: "/oauth/token", drop: "before" });
    const refresh = { grant_type: "refresh_token", refresh_token };
    await expect(requestTokens(sandbox, "sandbox-user", refresh)).rejects.toThrow("fetch failed");
    expect(sandbox.requests().at(-1)).toMatchObject({
      path: "/oauth/token",
      status: null,
      faultId: expect.any(Number),
    });
    expect((await requestTokens(sandbox, "sandbox-user", refresh)).status).toBe(200);
  });

  it("may drop it after, so that a refresh is lost", async () => {
    const first = await signIn(sandbox, "sandbox-user", "member");
    await fault({ path: "/oauth/token", drop: "after" });
    const refresh = { grant_type: "refresh_token", refresh_token: first.refresh_token ?? "" };
    await expect(requestTokens(sandbox, "sandbox-user", refresh)).rejects.toThrow("fetch failed");
    expect((await call(sandbox, first.access_token, "GET /users/me")).status).toBe(401);
    expect((await requestTokens(sandbox, "sandbox-user", refresh)).body).toEqual({
      reason: "Invalid Token!",
      error: "invalid_grant",
    });
  });

  it("may cut a body off", async () => {
    await fault({ operation: "listUsers", cutOff: true });
    const response = await fetch(`${sandbox.url}/v2/users`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(1_000);
    await expect(response.text()).rejects.toThrow("terminated");
    expect((await call(sandbox, token, "GET /users")).status).toBe(200);
  });

  it("is gone when cleared", async () => {
    await fault({ status: 500, times: 100 });
    expect((await control(sandbox, "DELETE /sandbox/faults")).status).toBe(204);
    expect((await call(sandbox, token, "GET /roles")).status).toBe(200);
  });

  it("holds up no longer what waits when it is cleared", async () => {
    await fault({ operation: "listRoles", latencyMs: 600_000 });
    const held = call(sandbox, token, "GET /roles");
    await vi.waitFor(() => expect(sandbox.requests().at(-1)).toMatchObject({ operation: "listRoles" }), 30_000);
    await control(sandbox, "DELETE /sandbox/faults");
    expect((await held).status).toBe(200);
  });

  it("never meets the control endpoints", async () => {
    await fault({ status: 500 });
    expect((await control(sandbox, "GET /sandbox/health")).status).toBe(200);
  });
});

describe("the sandbox itself", () => {
  it("takes a client that leaves in the middle of its body for no failure", async () => {
    const before = sandbox.requests().length;
    const socket = connect(sandbox.port, "127.0.0.1");
    socket.write("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
    while (sandbox.requests().length === before) await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    expect((await call(sandbox, token, "GET /roles")).status).toBe(200);
    expect(sandbox.failures()).toEqual([]);
  });

  it("closes at once although a request is held up", async () => {
    const other = await openSandbox();
    const { access_token } = tokensIn(
      await requestTokens(other, "sandbox-s2s", { grant_type: "account_credentials", account_id: "sandbox-account" }),
    );
    await control(other, "POST /sandbox/faults", { latencyMs: 600_000 });
    const held = call(other, access_token, "GET /roles");
    const refused = expect(held).rejects.toThrow("fetch failed");
    while (other.requests().length < 2) await new Promise((resolve) => setImmediate(resolve));
    const startedAt = performance.now();
    await other.close(60_000);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await refused;
  });
});

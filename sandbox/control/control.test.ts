import { request as httpRequest, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { operations } from "../../contract/operations.gen.ts";
import type { Sandbox } from "../app.ts";
import {
  call,
  control,
  openSandbox,
  requestTokens,
  serverToServer,
  signIn,
  startMs,
} from "../testing/sandbox-client.ts";
import { isLoopbackAddress, isLoopbackHost } from "./loopback.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ seed: "control" });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** A request with headers that fetch would not send. */
function raw(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = sandbox;
    httpRequest({ host: "127.0.0.1", port, method, path, headers, setHost: false }, (response: IncomingMessage) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

it("people are deactivated, come back and are deleted", async () => {
  const { access_token: token } = await serverToServer(sandbox);
  const { email, id } = sandbox.store.users.find((user) => user.index > 20 && user.status === "active") ?? {};
  const set = (status: string, whose = email) => control(sandbox, "POST /sandbox/people", { email: whose, status });
  const listed = async (status: string) => {
    const { body } = await call(sandbox, token, `GET /users?status=${status}&page_size=300`);
    return (body as { users: { id: string }[] }).users.some((user) => user.id === id);
  };
  const channels = async () => (await call(sandbox, token, `GET /chat/users/${id}/channels`)).status;
  expect(await set("inactive")).toMatchObject({ status: 200, body: { id, status: "inactive" } });
  expect([await listed("active"), await listed("inactive"), await channels()]).toEqual([false, true, 200]);
  expect(await set("active")).toMatchObject({ status: 200 });
  expect(await listed("active")).toBe(true);
  const places = sandbox.store.channels.joinedCount(sandbox.store.findUser(email ?? "")?.index ?? -1);
  expect(await set("deleted")).toMatchObject({ status: 200 });
  expect([await listed("active"), await listed("inactive"), await channels()]).toEqual([false, false, 404]);
  const gone = sandbox.store.users.find((user) => user.id === id);
  expect(sandbox.store.channels.joinedCount(gone?.index ?? -1)).toBe(places);
  expect(await set("active")).toMatchObject({ status: 400, body: { message: expect.stringContaining("Nobody") } });
  expect(await set("deleted", "owner@sandbox.example")).toMatchObject({ status: 400 });
  expect(await set("pending", "lead@sandbox.example")).toMatchObject({ status: 400 });
});

describe("the control endpoints refuse", () => {
  const host = "localhost:4100";
  const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["a foreign host name, as after DNS rebinding", { host: "evil.example" }],
    ["a foreign host name with the port", { host: "evil.example:4100" }],
    ["a host name that begins like a local one", { host: "localhost.evil.example" }],
    ["an address that begins like a local one", { host: "127.0.0.1.evil.example" }],
    ["an address of the network", { host: "192.168.0.7:4100" }],
    ["a page of another site", { host, origin: "https://evil.example" }],
    ["a page without a site", { host, origin: "null" }],
  ];
  it.each(foreign)("%s", async (_, headers) => {
    for (const [method, path] of [
      ["POST", "/sandbox/reset"],
      ["GET", "/sandbox/requests"],
      ["GET", "/"],
    ] as const)
      expect(await raw(method, path, headers)).toBe(403);
  });

  it("nothing of this machine", async () => {
    for (const name of ["localhost", "LOCALHOST:4100", "127.0.0.1:9", "[::1]:4100"])
      expect(await raw("GET", "/sandbox/health", { host: name })).toBe(200);
    expect(await raw("GET", "/sandbox/health", { host, origin: "http://localhost:3000" })).toBe(200);
  });

  it("peers that are not this machine", () => {
    for (const address of ["127.0.0.1", "127.9.8.7", "::1", "::ffff:127.0.0.1"])
      expect(isLoopbackAddress(address)).toBe(true);
    for (const address of ["", "10.0.0.1", "::ffff:10.0.0.1", "::2", "fe80::1", "1270.0.0.1"])
      expect(isLoopbackAddress(address)).toBe(false);
    expect(isLoopbackHost("")).toBe(false);
  });

  const bad: readonly (readonly [string, unknown, string])[] = [
    ["clock", { advanceMs: "1" }, "advanceMs"],
    ["clock", { advanceMs: -1 }, "time does not go back"],
    ["clock", { advanceMs: 1.5 }, "advanceMs"],
    ["clock", {}, "advanceMs"],
    ["clock", { advanceMs: 1, extra: true }, "extra"],
    ["reset", { size: "endless" }, "size"],
    ["reset", { plan: "gold" }, "plan"],
    ["faults", {}, "a fault needs"],
    ["faults", { operation: "fly", status: 500 }, "operation id of the contract"],
    ["faults", { path: "v2", status: 500 }, "path must start with /"],
    ["faults", { status: 200 }, "status"],
    ["faults", { status: 500, drop: "before" }, "one of status, drop and cutOff"],
    ["faults", { drop: "sometimes" }, "drop"],
    ["faults", { status: 500, times: 0 }, "times"],
    ["faults", { status: 500, headers: { a: "b\r\nc: d" } }, "headers"],
    ["tokens", { action: "expire" }, "email or clientId"],
    ["tokens", { email: "x", action: "steal" }, "action"],
  ];
  it.each(bad)("bad input to %s: %j", async (endpoint, input, message) => {
    const answer = await control(sandbox, `POST /sandbox/${endpoint}`, input);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ message: expect.stringContaining(message) });
  });

  it("a body that is no JSON, and endpoints they do not have", async () => {
    const response = await fetch(`${sandbox.url}/sandbox/clock`, { method: "POST", body: "{" });
    expect([response.status, await response.json()]).toEqual([400, { message: "The body is not valid JSON." }]);
    const missing = await control(sandbox, "POST /sandbox/health");
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({ message: expect.stringContaining("GET /sandbox/health") });
  });
});

describe("a reset", () => {
  it("puts people, tokens, clock, faults and log back to the start", async () => {
    const people = sandbox.store.users.map(({ id }) => id);
    const { access_token } = await signIn(sandbox, "sandbox-user", "member");
    await control(sandbox, "POST /sandbox/clock", { advanceMs: 1_000 });
    await control(sandbox, "POST /sandbox/faults", { status: 500, times: 9 });
    expect((await control(sandbox, "POST /sandbox/reset")).body).toMatchObject({
      status: "ok",
      now: new Date(startMs).toISOString(),
      size: "small",
      plan: "business",
    });
    expect(sandbox.store.users.map(({ id }) => id)).toEqual(people);
    expect((await call(sandbox, access_token, "GET /users/me")).status).toBe(401);
    expect(sandbox.requests().length).toBe(1);
  });

  it("keeps tokens when asked, and takes another plan until the next", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "member");
    await control(sandbox, "POST /sandbox/reset", { keepTokens: true, plan: "free" });
    const answer = await call(sandbox, access_token, "GET /users/me");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-ratelimit-limit")).toBe("6000");
    expect((await control(sandbox, "POST /sandbox/reset", {})).body).toMatchObject({ plan: "business" });
  });

  it("has as many public channels as asked", async () => {
    const asked = await control(sandbox, "POST /sandbox/reset", { publicChannels: 400 });
    expect(asked.body).toMatchObject({ publicChannels: 400 });
    const { access_token } = await serverToServer(sandbox);
    const { body } = await call(sandbox, access_token, "GET /chat/channels");
    expect((body as { total_records: number }).total_records).toBeGreaterThanOrEqual(400);
  });

  it("makes another company of another seed", async () => {
    const { id } = sandbox.store.owner;
    await control(sandbox, "POST /sandbox/reset", { seed: "other" });
    expect(sandbox.store.owner.id).not.toBe(id);
    expect(sandbox.store.owner.email).toBe("owner@sandbox.example");
  });
});

describe("the request log", () => {
  it("tells method, path, operation, caller and outcome of each request, and no secret", async () => {
    const { access_token, refresh_token = "" } = await signIn(sandbox, "sandbox-user", "member");
    await call(sandbox, access_token, "GET /chat/users/me/channels?page_size=3");
    await call(sandbox, null, "GET /nope");
    await requestTokens(sandbox, "sandbox-user", { grant_type: "refresh_token", refresh_token });
    const { body } = await control(sandbox, "GET /sandbox/requests");
    const unknown = { operation: null, grantType: null, clientId: null, userId: null, faultId: null };
    expect(body).toMatchObject({
      total: 5,
      requests: [
        { ...unknown, method: "POST", path: "/oauth/authorize", query: "", status: 302 },
        { ...unknown, path: "/oauth/token", grantType: "authorization_code", status: 200 },
        {
          at: new Date(startMs).toISOString(),
          method: "GET",
          path: "/v2/chat/users/me/channels",
          query: "page_size=3",
          operation: "listUsersChannels",
          clientId: "sandbox-user",
          userId: sandbox.store.findUser("member@sandbox.example")?.id,
          status: 200,
          durationMs: expect.any(Number),
          trackingId: expect.stringMatching(/^v=2\.0/),
        },
        { ...unknown, path: "/v2/nope", status: 401 },
        { ...unknown, path: "/oauth/token", grantType: "refresh_token", status: 200 },
      ],
    });
    const text = JSON.stringify(body);
    for (const secret of [access_token, refresh_token, "sandbox-user-secret"]) expect(text).not.toContain(secret);
  });

  it("is narrowed and cleared", async () => {
    const { access_token } = await serverToServer(sandbox);
    await call(sandbox, access_token, "GET /users");
    await call(sandbox, access_token, "GET /roles");
    const total = async (query: string) => (await control(sandbox, `GET /sandbox/requests${query}`)).body;
    expect(await total("?operation=listUsers")).toMatchObject({ total: 1 });
    expect(await total("?path=/oauth/token")).toMatchObject({ total: 1 });
    expect(await total("?clientId=sandbox-s2s")).toMatchObject({ total: 2 });
    expect(await total("?clear=true")).toMatchObject({ total: 3 });
    expect(await total("")).toMatchObject({ total: 0 });
    await call(sandbox, access_token, "GET /users");
    expect((await control(sandbox, "DELETE /sandbox/requests")).status).toBe(204);
    expect(await total("")).toMatchObject({ total: 0 });
  });
});

describe("tokens on demand", () => {
  it("expire for one person, who can refresh, or cannot", async () => {
    const member = await signIn(sandbox, "sandbox-user", "member");
    const lead = await signIn(sandbox, "sandbox-user", "lead");
    const expire = { email: "Member@sandbox.example", action: "expire" };
    expect((await control(sandbox, "POST /sandbox/tokens", expire)).body).toEqual({ grants: 1 });
    expect((await call(sandbox, member.access_token, "GET /users/me")).body).toEqual({
      code: 124,
      message: "Access token is expired.",
    });
    expect((await call(sandbox, lead.access_token, "GET /users/me")).status).toBe(200);
    const refresh = { grant_type: "refresh_token", refresh_token: member.refresh_token ?? "" };
    const renewed = await requestTokens(sandbox, "sandbox-user", refresh);
    expect(renewed.status).toBe(200);
    await control(sandbox, "POST /sandbox/tokens", { ...expire, which: "all" });
    const { refresh_token } = renewed.body as { refresh_token: string };
    const late = await requestTokens(sandbox, "sandbox-user", { grant_type: "refresh_token", refresh_token });
    expect(late.status).toBe(400);
  });

  it("are revoked for a whole app", async () => {
    const member = await signIn(sandbox, "sandbox-user", "member");
    const other = await signIn(sandbox, "sandbox-narrow", "member");
    const revoke = { clientId: "sandbox-user", action: "revoke" };
    expect((await control(sandbox, "POST /sandbox/tokens", revoke)).body).toEqual({ grants: 1 });
    expect((await call(sandbox, member.access_token, "GET /users/me")).status).toBe(401);
    expect((await call(sandbox, other.access_token, "GET /users/me")).status).toBe(200);
  });
});

it("the root page says what this is and how to steer it", async () => {
  const { status, body, headers } = await control(sandbox, "GET /");
  expect([status, headers.get("content-type")]).toEqual([200, "text/html;charset=UTF-8"]);
  for (const text of [
    "A local stand-in",
    "POST /sandbox/faults",
    "sandbox-granular",
    `${operations.length} of ${operations.length}`,
  ])
    expect(body).toContain(text);
});

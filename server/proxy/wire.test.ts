// What goes over the wire to Zoom and back, seen from an upstream that does what the sandbox never would.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openWire, reply, type Wire } from "../testing/wire.ts";

describe("the wire", () => {
  let wire: Wire;
  beforeAll(async () => {
    wire = await openWire();
  });
  afterAll(() => wire.close());
  beforeEach(() => wire.forget());

  test("sends only headers of its own making", async () => {
    wire.zoom.answer((_req, res) => reply(res, 200, {}));
    await wire.lead.get("/api/zoom/me/users/me", {
      authorization: "Bearer of-the-browser",
      "accept-encoding": "gzip",
      "accept-language": "de",
      "user-agent": "some browser",
      "x-forwarded-for": "1.2.3.4",
      "x-http-method-override": "DELETE",
      "x-custom": "1",
    });
    const [request] = wire.zoom.seen;
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      "accept",
      "accept-encoding",
      "authorization",
      "connection",
      "host",
    ]);
    expect(request?.headers.authorization).toMatch(/^Bearer (?!of-the-browser)./);
    expect(request?.headers.host).toBe(new URL(wire.zoom.url).host);
  });

  test("passes on only what is Zoom's to say", async () => {
    wire.zoom.answer((_req, res) =>
      reply(
        res,
        200,
        { ok: true },
        {
          "set-cookie": ["a=b", "c=d"],
          "x-zm-trackingid": "v=2.0;clid=us02",
          "x-ratelimit-remaining": "5",
          "retry-after": "2026-01-01T00:00:00Z",
          "access-control-allow-origin": "*",
          "content-security-policy": "default-src *",
          "strict-transport-security": "max-age=1",
          "proxy-authenticate": "Basic",
          "x-powered-by": "something",
          server: "something",
        },
      ),
    );
    const { headers } = await wire.lead.get("/api/zoom/me/users/me");
    expect([...headers.keys()].sort()).toEqual([
      "cache-control",
      "connection",
      "content-security-policy",
      "content-type",
      "cross-origin-resource-policy",
      "date",
      "keep-alive",
      "referrer-policy",
      "retry-after",
      "transfer-encoding",
      "x-channelkeeper-person",
      "x-content-type-options",
      "x-ratelimit-remaining",
      "x-request-id",
      "x-zm-trackingid",
    ]);
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
  });

  test("passes a compressed answer as it is", async () => {
    const body = gzipSync(JSON.stringify({ long: "x".repeat(10_000) }));
    wire.zoom.answer((_req, res) =>
      res.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(body),
    );
    const answer = await wire.lead.get("/api/zoom/me/users/me", { "accept-encoding": "gzip" });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(answer.json()).toEqual({ long: "x".repeat(10_000) });
  });

  test("follows a redirect to another of Zoom's hosts and stays itself there", async () => {
    wire.zoom.answer((_req, res) => res.writeHead(302, { location: `${wire.files.url}/v2/elsewhere?a=b` }).end());
    wire.files.answer((_req, res) => reply(res, 200, { from: "files" }));
    const answer = await wire.lead.get("/api/zoom/me/users/me");
    expect(answer.json()).toEqual({ from: "files" });
    expect(wire.files.seen[0]?.url).toBe("/v2/elsewhere?a=b");
    expect(wire.files.seen[0]?.headers.authorization).toBe(wire.zoom.seen[0]?.headers.authorization);
  });

  test.each([
    ["a foreign host", "http://evil.example/v2/users/me"],
    ["this machine, another port", "http://127.0.0.1:1/v2/users/me"],
    ["another scheme", "file:///etc/passwd"],
    ["nowhere", ""],
    ["a right address within another", "blob:{files}/v2/users/me"],
  ])("does not follow a redirect to %s, and shows no address", async (_, given) => {
    const location = given.replace("{files}", wire.files.url);
    wire.zoom.answer((_req, res) => res.writeHead(302, { location: `${location}?jwt=secret` }).end());
    const answer = await wire.lead.get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    expect(answer.text + JSON.stringify([...answer.headers])).not.toContain("secret");
  });

  test("gives up on a redirect in a circle", async () => {
    wire.zoom.answer((_req, res) => res.writeHead(302, { location: "/v2/users/me" }).end());
    expect((await wire.lead.get("/api/zoom/me/users/me")).status).toBe(502);
    expect(wire.zoom.seen).toHaveLength(4);
  });

  test("recognises a refused token in a compressed answer", async () => {
    const refusal = gzipSync(JSON.stringify({ code: 124, message: "Invalid access token." }));
    wire.zoom.answer((req, res) => {
      if (wire.zoom.seen.length === 1)
        res.writeHead(401, { "content-type": "application/json", "content-encoding": "gzip" }).end(refusal);
      else reply(res, 200, { authorization: req.headers.authorization });
    });
    const answer = await wire.lead.get("/api/zoom/me/users/me");
    expect(answer.status).toBe(200);
    expect(wire.zoom.seen[0]?.headers.authorization).not.toBe(wire.zoom.seen[1]?.headers.authorization);
  });

  test("refreshes once for one request, not in a circle", async () => {
    wire.zoom.answer((_req, res) => reply(res, 401, { code: 124, message: "Invalid access token." }));
    const answer = await wire.lead.get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toEqual([401, { code: 124, message: "Invalid access token." }]);
    expect(wire.zoom.seen).toHaveLength(2);
  });

  test("lets nothing more pass once Zoom says the day is spent", async () => {
    const midnight = new Date(wire.stack.clock.nowMs() + 3_600_000).toISOString();
    wire.zoom.answer((_req, res) =>
      reply(res, 429, { code: 429 }, { "x-ratelimit-type": "Daily-limit", "retry-after": midnight }),
    );
    expect((await wire.lead.get("/api/zoom/me/chat/users/me/channels")).json()).toEqual({ code: 429 });
    wire.zoom.seen.length = 0;
    const answer = await wire.lead.get("/api/zoom/me/chat/users/me/channels");
    expect([answer.status, answer.json()]).toMatchObject([429, { code: "rate_limited" }]);
    expect((answer.json() as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(3_000_000);
    expect(wire.zoom.seen).toEqual([]);
    // Another label is another limit.
    wire.zoom.answer((_req, res) => reply(res, 200, {}));
    expect((await wire.lead.get("/api/zoom/me/users/me")).status).toBe(200);
  });
});

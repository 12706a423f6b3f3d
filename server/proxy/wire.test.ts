// What goes over the wire to Zoom and back, seen from an upstream that does what the sandbox never would.
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { type CannedZoom, startCannedZoom } from "../testing/canned-zoom.ts";
import { type Stack, startStack } from "../testing/stack.ts";

const person = { id: "person-1", account_id: "account-1", email: "lead@sandbox.example", display_name: "Lead" };

describe("the wire", () => {
  let zoom: CannedZoom;
  let files: CannedZoom;
  let stack: Stack;
  let lead: Browser;

  const reply = (res: ServerResponse, status: number, body: unknown, headers: Record<string, string | string[]> = {}) =>
    res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

  beforeAll(async () => {
    [zoom, files] = await Promise.all([startCannedZoom(), startCannedZoom()]);
    zoom.answer((_req, res) => reply(res, 200, person));
    const urls = { apiUrl: zoom.url, fileUrl: files.url, fileApiUrl: files.url };
    stack = await startStack({ config: { ...urls, account: null, zoomTimeoutMs: 60_000 } });
    lead = await stack.signIn("lead");
  });
  afterAll(async () => {
    await stack.close();
    await Promise.all([zoom.close(), files.close()]);
  });
  beforeEach(() => {
    zoom.seen.length = 0;
    files.seen.length = 0;
  });

  test("sends only headers of its own making", async () => {
    zoom.answer((_req, res) => reply(res, 200, {}));
    await lead.get("/api/zoom/me/users/me", {
      authorization: "Bearer of-the-browser",
      "accept-encoding": "gzip",
      "accept-language": "de",
      "user-agent": "some browser",
      "x-forwarded-for": "1.2.3.4",
      "x-http-method-override": "DELETE",
      "x-custom": "1",
    });
    const [request] = zoom.seen;
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      "accept",
      "accept-encoding",
      "authorization",
      "connection",
      "host",
    ]);
    expect(request?.headers.authorization).toMatch(/^Bearer (?!of-the-browser)./);
    expect(request?.headers.host).toBe(new URL(zoom.url).host);
  });

  test("passes on only what is Zoom's to say", async () => {
    zoom.answer((_req, res) =>
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
    const { headers } = await lead.get("/api/zoom/me/users/me");
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
      "x-content-type-options",
      "x-ratelimit-remaining",
      "x-request-id",
      "x-zm-trackingid",
    ]);
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
  });

  test("passes a compressed answer as it is", async () => {
    const body = gzipSync(JSON.stringify({ long: "x".repeat(10_000) }));
    zoom.answer((_req, res) =>
      res.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(body),
    );
    const answer = await lead.get("/api/zoom/me/users/me", { "accept-encoding": "gzip" });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(answer.json()).toEqual({ long: "x".repeat(10_000) });
  });

  test("streams: the beginning arrives before the end was sent", async () => {
    let end: (() => void) | undefined;
    zoom.answer((_req, res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write('{"first":1,');
      end = () => res.end('"second":2}');
    });
    const response = await fetch(`${lead.url}/api/zoom/me/users/me`, { headers: { cookie: lead.cookieHeader() } });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('{"first":1,');
    end?.();
    const second = await reader?.read();
    expect(Buffer.from(second?.value ?? []).toString()).toBe('"second":2}');
  });

  test("stops asking Zoom when the browser goes away", async () => {
    const aborted = new Promise<void>((resolve) => {
      zoom.answer((req, res) => {
        res.writeHead(200, { "content-type": "application/json" });
        res.write("{");
        req.socket.once("close", () => resolve());
      });
    });
    const abort = new AbortController();
    const response = await fetch(`${lead.url}/api/zoom/me/users/me`, {
      headers: { cookie: lead.cookieHeader() },
      signal: abort.signal,
    });
    expect(response.status).toBe(200);
    abort.abort();
    await aborted;
  });

  test("lets a change end though the browser goes away", async () => {
    const abort = new AbortController();
    const ended = new Promise<boolean>((resolve) => {
      zoom.answer((req, res) => {
        req.resume();
        abort.abort();
        // The browser is gone once its own request failed; only then is the answer given.
        void gone.then(() => {
          res.once("close", () => resolve(res.writableFinished));
          reply(res, 201, { id: "c" });
        });
      });
    });
    const body = { name: "Kept", type: 1 };
    const gone = lead
      .send("/api/zoom/me/chat/users/me/channels", { method: "POST", body, signal: abort.signal })
      .catch((error: unknown) => error);
    expect(await ended).toBe(true);
    expect(await gone).toMatchObject({ name: "AbortError" });
  });

  test("follows a redirect to another of Zoom's hosts and stays itself there", async () => {
    zoom.answer((_req, res) => res.writeHead(302, { location: `${files.url}/v2/elsewhere?a=b` }).end());
    files.answer((_req, res) => reply(res, 200, { from: "files" }));
    const answer = await lead.get("/api/zoom/me/users/me");
    expect(answer.json()).toEqual({ from: "files" });
    expect(files.seen[0]?.url).toBe("/v2/elsewhere?a=b");
    expect(files.seen[0]?.headers.authorization).toBe(zoom.seen[0]?.headers.authorization);
  });

  test("repeats a changing request only where the redirect says so", async () => {
    zoom.answer((_req, res) => res.writeHead(307, { location: `${files.url}/v2/moved` }).end());
    files.answer((req, res) => {
      let body = "";
      req.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      req.on("end", () => reply(res, 201, { method: req.method, body }));
    });
    const moved = await lead.post("/api/zoom/me/chat/users/me/channels", { name: "x" });
    expect(moved.json()).toEqual({ method: "POST", body: '{"name":"x"}' });
    zoom.answer((_req, res) => res.writeHead(302, { location: `${files.url}/v2/moved` }).end());
    files.seen.length = 0;
    expect((await lead.post("/api/zoom/me/chat/users/me/channels", { name: "x" })).status).toBe(502);
    expect(files.seen).toEqual([]);
  });

  test.each([
    ["a foreign host", "http://evil.example/v2/users/me"],
    ["this machine, another port", "http://127.0.0.1:1/v2/users/me"],
    ["another scheme", "file:///etc/passwd"],
    ["nowhere", ""],
    ["a right address within another", "blob:{files}/v2/users/me"],
  ])("does not follow a redirect to %s, and shows no address", async (_, given) => {
    const location = given.replace("{files}", files.url);
    zoom.answer((_req, res) => res.writeHead(302, { location: `${location}?jwt=secret` }).end());
    const answer = await lead.get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    expect(answer.text + JSON.stringify([...answer.headers])).not.toContain("secret");
  });

  test("gives up on a redirect in a circle", async () => {
    zoom.answer((_req, res) => res.writeHead(302, { location: "/v2/users/me" }).end());
    expect((await lead.get("/api/zoom/me/users/me")).status).toBe(502);
    expect(zoom.seen).toHaveLength(4);
  });

  test("recognises a refused token in a compressed answer", async () => {
    const refusal = gzipSync(JSON.stringify({ code: 124, message: "Invalid access token." }));
    zoom.answer((req, res) => {
      if (zoom.seen.length === 1)
        res.writeHead(401, { "content-type": "application/json", "content-encoding": "gzip" }).end(refusal);
      else reply(res, 200, { authorization: req.headers.authorization });
    });
    const answer = await lead.get("/api/zoom/me/users/me");
    expect(answer.status).toBe(200);
    expect(zoom.seen[0]?.headers.authorization).not.toBe(zoom.seen[1]?.headers.authorization);
  });

  test("refreshes once for one request, not in a circle", async () => {
    zoom.answer((_req, res) => reply(res, 401, { code: 124, message: "Invalid access token." }));
    const answer = await lead.get("/api/zoom/me/users/me");
    expect([answer.status, answer.json()]).toEqual([401, { code: 124, message: "Invalid access token." }]);
    expect(zoom.seen).toHaveLength(2);
  });

  test("sends files to the host that takes them, and again after a refresh", async () => {
    const form = new FormData();
    form.set("file", new File([new Uint8Array(100_000)], "a.png", { type: "image/png" }));
    const sent = new Response(form);
    const bodies: number[] = [];
    files.answer((req, res) => {
      let size = 0;
      req.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      req.on("end", () => {
        bodies.push(size);
        if (bodies.length === 1) reply(res, 400, { code: 124, message: "Invalid access token." });
        else reply(res, 201, { id: "f" });
      });
    });
    const bytes = Buffer.from(await sent.arrayBuffer());
    const response = await fetch(`${lead.url}/api/zoom/me/chat/users/me/messages/files`, {
      method: "POST",
      headers: {
        cookie: lead.cookieHeader(),
        origin: stack.url,
        "x-channelkeeper": "1",
        "content-type": sent.headers.get("content-type") ?? "",
      },
      body: bytes,
    });
    expect(response.status).toBe(201);
    expect(bodies).toEqual([bytes.length, bytes.length]);
    expect(files.seen[1]?.headers["content-type"]).toMatch(/^multipart\/form-data; ?boundary=/);
  });

  test("lets nothing more pass once Zoom says the day is spent", async () => {
    const midnight = new Date(stack.clock.nowMs() + 3_600_000).toISOString();
    zoom.answer((_req, res) =>
      reply(res, 429, { code: 429 }, { "x-ratelimit-type": "Daily-limit", "retry-after": midnight }),
    );
    expect((await lead.get("/api/zoom/me/chat/users/me/channels")).json()).toEqual({ code: 429 });
    zoom.seen.length = 0;
    const answer = await lead.get("/api/zoom/me/chat/users/me/channels");
    expect([answer.status, answer.json()]).toMatchObject([429, { code: "rate_limited" }]);
    expect((answer.json() as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(3_000_000);
    expect(zoom.seen).toEqual([]);
    // Another label is another limit.
    zoom.answer((_req, res) => reply(res, 200, {}));
    expect((await lead.get("/api/zoom/me/users/me")).status).toBe(200);
  });

  test("a slow reader slows Zoom down instead of filling the memory", async () => {
    const chunk = Buffer.alloc(1_048_576);
    let sent = 0;
    const stalled = new Promise<void>((resolve) => {
      zoom.answer((_req, res) => {
        res.writeHead(200, { "content-type": "application/octet-stream" });
        const pump = () => {
          for (;;) {
            sent += chunk.length;
            if (sent > 512 * chunk.length) throw new Error("nothing ever stopped the upstream");
            if (!res.write(chunk)) break;
          }
          const timer = setTimeout(resolve, 500);
          res.once("drain", () => {
            clearTimeout(timer);
            pump();
          });
        };
        pump();
      });
    });
    const abort = new AbortController();
    const response = await fetch(`${lead.url}/api/zoom/me/users/me`, {
      headers: { cookie: lead.cookieHeader() },
      signal: abort.signal,
    });
    await response.body?.getReader().read();
    await stalled;
    expect(sent).toBeLessThan(64 * chunk.length);
    abort.abort();
  });
});

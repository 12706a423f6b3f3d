import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawRequest, rawStatuses } from "./testing/raw-request.ts";
import { type Stack, startStack } from "./testing/stack.ts";

const inlineScript = 'document.documentElement.dataset.theme = "dark";';
const page = `<!doctype html><title>Channelkeeper</title><script>${inlineScript}</script><script src="/x.js"></script>`;
const script = `console.log(${JSON.stringify("x".repeat(2_000))})`;

describe("the app", () => {
  let stack: Stack;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-web-"));
    mkdirSync(path.join(folder, "assets"));
    mkdirSync(path.join(folder, ".vite"));
    const files = { "index.html": page, "assets/main-1a2b.js": script, "assets/main-1a2b.js.map": "{}" };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), text);
      writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(text));
      writeFileSync(path.join(folder, `${name}.gz`), gzipSync(text));
    }
    writeFileSync(path.join(folder, ".vite/manifest.json"), "{}");
    writeFileSync(path.join(folder, "icon.svg"), "<svg/>");
    writeFileSync(path.join(path.dirname(folder), "outside.html"), "outside");
    stack = await startStack({ config: { webFolder: folder } });
  });
  afterAll(async () => {
    await stack.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(path.join(path.dirname(folder), "outside.html"), { force: true });
  });

  const html = { accept: "text/html,application/xhtml+xml" };

  test.each(["/", "/channels", "/channels/abc/members?q=x", "/sign-in"])("shows the console at %s", async (address) => {
    const answer = await stack.browser().get(address, html);
    expect([answer.status, answer.text]).toEqual([200, page]);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  });

  test("lets a page run and load nothing but its own", async () => {
    const { headers } = await stack.browser().get("/", html);
    expect(headers.get("content-security-policy")?.split(";").sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "manifest-src 'self'",
      `script-src 'self' 'sha256-${createHash("sha256").update(inlineScript).digest("base64")}'`,
      "style-src 'self'",
    ]);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("x-request-id")).toMatch(/./);
  });

  test.each([
    ["br", "br"],
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ])("sends what the build compressed: %s", async (accepted, encoding) => {
    const answer = await stack.browser().get("/assets/main-1a2b.js", { "accept-encoding": accepted });
    expect([answer.headers.get("content-encoding"), answer.text]).toEqual([encoding, script]);
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("vary")).toBe("accept-encoding");
  });

  test("does not send again what the browser has", async () => {
    const browser = stack.browser();
    const etag = (await browser.get("/", html)).headers.get("etag") ?? "";
    const answer = await browser.get("/", { ...html, "if-none-match": etag });
    expect([answer.status, answer.text]).toEqual([304, ""]);
  });

  test("the address itself answers whoever asks, as monitors do that accept anything", async () => {
    expect((await stack.browser().get("/", { accept: "*/*" })).text).toBe(page);
    expect((await stack.browser().get("/channels", { accept: "*/*" })).status).toBe(404);
  });

  test("answers HEAD without a body", async () => {
    const answer = await stack.browser().send("/icon.svg", { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-length"), answer.text]).toEqual([200, "6", ""]);
  });

  test.each([
    ["a file that is not there", "GET", "/assets/old-9z.js", { ...html }],
    ["an address nobody would browse to", "GET", "/missing.json", { accept: "application/json" }],
    ["the sources", "GET", "/assets/main-1a2b.js.map", {}],
    ["the build's manifest", "GET", "/.vite/manifest.json", {}],
    ["the compressed file itself", "GET", "/assets/main-1a2b.js.br", {}],
    ["another API", "GET", "/api/nothing", { ...html }],
    ["another way to sign in", "GET", "/auth/nothing", { ...html }],
    ["a page that is sent to", "POST", "/channels", { ...html }],
  ])("has no %s", async (_, method, address, headers) => {
    const answer = await stack.browser().send(address, { method, headers });
    expect([answer.status, answer.json()]).toMatchObject([
      404,
      { code: "unknown_operation", message: expect.any(String), requestId: answer.headers.get("x-request-id") },
    ]);
  });

  test.each([
    "/../outside.html",
    "/%2e%2e/outside.html",
    "/..%2foutside.html",
    "/assets/../../outside.html",
    "/\\..\\outside.html",
  ])("shows nothing outside its folder: %s", async (address) => {
    const text = await rawRequest(
      stack.browser().url,
      `GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect([400, 404]).toContain(rawStatuses(text)[0]);
    expect(text).not.toContain("\r\n\r\noutside");
  });

  test("is alive and ready", async () => {
    const browser = stack.browser();
    expect((await browser.get("/healthz")).json()).toEqual({ status: "ok" });
    expect((await browser.get("/readyz")).json()).toEqual({ status: "ready" });
  });

  test("gives every answer an id of its own and logs it", async () => {
    const browser = stack.browser();
    const ids = await Promise.all(
      ["/", "/healthz", "/api/session", "/api/zoom/me/users/me", "/nothing.json"].map(
        async (address) => (await browser.get(address)).headers.get("x-request-id") ?? "none",
      ),
    );
    expect(new Set(ids).size).toBe(5);
    await expect.poll(() => ids.every((id) => stack.logText().includes(`"requestId":"${id}"`))).toBe(true);
  });
});

test("over https the cookie is bound to the host and browsers are told to stay with https", async () => {
  const stack = await startStack({ config: { publicUrl: "https://console.example" } });
  try {
    const browser = stack.browser();
    const begun = await browser.get("/auth/sign-in?return_to=/");
    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-channelkeeper-sign-in-[\w-]{8}=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/,
      ),
    ]);
    const location = new URL(begun.headers.get("location") ?? "");
    expect(location.searchParams.get("redirect_uri")).toBe("https://console.example/auth/callback");
    expect(location.searchParams.get("code_challenge_method")).toBe("S256");
    expect(begun.headers.get("strict-transport-security")).toBe("max-age=31536000");
  } finally {
    await stack.close();
  }
});

test("too many sign-ins begun at once start over instead of outgrowing the headers", async () => {
  const stack = await startStack();
  try {
    const browser = stack.browser();
    const longest = `/${"a".repeat(999)}`;
    for (let count = 0; count < 12; count++) {
      const answer = await browser.get(`/auth/sign-in?return_to=${longest}`);
      expect(answer.status).toBe(302);
      expect(browser.cookieHeader().length).toBeLessThan(9_000);
    }
    expect((await browser.signIn("lead@sandbox.example", longest)).headers.get("location")).toBe(longest);
  } finally {
    await stack.close();
  }
});

// What an attacker would try, over real HTTP and raw sockets. A refusal counts only when Zoom was not asked.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, auditInbox, grants, people, sessions } from "./db/schema.ts";
import { createSeal } from "./oauth/seal.ts";
import type { Answer, Browser } from "./testing/browser.ts";
import { creationOf } from "./testing/creation.ts";
import { rawRequest, rawStatuses } from "./testing/raw-request.ts";
import { databaseKinds, type Stack, startStack } from "./testing/stack.ts";

describe.each(databaseKinds)("against attackers, on %s", (database) => {
  let stack: Stack;
  let lead: Browser;
  beforeAll(async () => {
    stack = await startStack({ database });
    lead = await stack.signIn("lead");
    // Nothing is asked in the background any more.
    await stack.checkAccount();
    await lead.get("/api/session");
  });
  afterAll(() => stack.close());

  const asked = () => stack.sandbox.requests().length;
  const asksNothing = async <T>(request: () => Promise<T>): Promise<T> => {
    const before = asked();
    const answer = await request();
    expect(asked()).toBe(before);
    return answer;
  };
  const raw = (head: readonly string[], body = "") =>
    rawRequest(lead.url, [...head, `Cookie: ${lead.cookieHeader()}`, "Connection: close", "", body].join("\r\n"));
  const host = "Host: localhost";

  describe("a path that is more than it seems", () => {
    test.each([
      ["encoded slash", "/api/zoom/me/chat/users/me%2Fchannels"],
      ["encoded slash in a parameter", "/api/zoom/me/chat/channels/abc%2Fmembers"],
      ["encoded backslash", "/api/zoom/me/chat/channels/..%5Cusers"],
      ["dot segments", "/api/zoom/me/chat/channels/../../users/me"],
      ["dot segment as a parameter", "/api/zoom/me/chat/channels/.."],
      ["encoded dot segment", "/api/zoom/me/chat/channels/%2e%2e/%2e%2e/users/me"],
      ["twice encoded dot segment", "/api/zoom/me/chat/channels/%252e%252e/members/%2e"],
      ["climbing out of the prefix", "/api/zoom/me/../account/chat/channels"],
      ["doubled slash", "/api/zoom/me//users/me"],
      ["doubled slash before", "//api/zoom/me/users/me"],
      ["other letter case", "/API/zoom/me/users/me"],
      ["other letter case within", "/api/zoom/me/Users/me"],
      ["path parameter", "/api/zoom/me/users/me;x=1"],
      ["null byte", "/api/zoom/me/chat/channels/a%00b"],
      ["line break", "/api/zoom/me/chat/channels/a%0d%0aX-Evil:%201"],
      ["broken encoding", "/api/zoom/me/chat/channels/%zz"],
      ["broken encoding outside", "/%zz"],
      ["overlong encoding", "/api/zoom/me/chat/channels/%c0%af"],
      ["address of another host as connection", "/api/zoom/http://127.0.0.1/users/me"],
      ["user information", "/api/zoom/me@evil.example/users/me"],
      ["no path", "/api/zoom/me"],
      ["no path but a query", "/api/zoom/me?/users/me"],
    ])("%s", async (_, path) => {
      const text = await asksNothing(() => raw([`GET ${path} HTTP/1.1`, host]));
      const [status] = rawStatuses(text);
      expect([400, 404]).toContain(status);
      expect(text).not.toMatch(/x-evil/i);
    });

    test.each(["http://evil.example", "http://localhost", "https://api.zoom.us"])(
      "absolute form of %s",
      async (origin) => {
        const text = await asksNothing(() => raw([`GET ${origin}/api/zoom/me/users/me HTTP/1.1`, host]));
        expect(rawStatuses(text)).toEqual([400]);
      },
    );

    test("a parameter that needs encoding reaches Zoom encoded", async () => {
      const before = asked();
      await lead.get("/api/zoom/me/chat/channels/a%3Fb%23c%26d%20e");
      expect(stack.sandbox.requests().slice(before)[0]?.path).toBe("/v2/chat/channels/a%3Fb%23c%26d%20e");
    });
  });

  describe("a request that is more than one", () => {
    const smuggled = "GET /api/zoom/me/users/me HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const own = () => [
      "POST /api/zoom/me/chat/channels/search HTTP/1.1",
      host,
      `Origin: ${stack.url}`,
      "x-channelkeeper: 1",
      "Content-Type: application/json",
    ];

    test.each([
      ["both lengths", () => [...own(), "Content-Length: 4", "Transfer-Encoding: chunked"], `0\r\n\r\n${smuggled}`],
      ["two lengths", () => [...own(), "Content-Length: 2", "Content-Length: 40"], `{}${smuggled}`],
      ["length that is no number", () => [...own(), "Content-Length: +2"], `{}${smuggled}`],
      ["unknown coding", () => [...own(), "Transfer-Encoding: xchunked"], `0\r\n\r\n${smuggled}`],
      ["coding named twice", () => [...own(), "Transfer-Encoding: chunked, identity"], `0\r\n\r\n${smuggled}`],
      ["space before the colon", () => [...own(), "Transfer-Encoding : chunked"], `0\r\n\r\n${smuggled}`],
      ["folded header", () => [...own(), "X-A: b", " Transfer-Encoding: chunked"], `0\r\n\r\n${smuggled}`],
      ["bare line feed", () => [...own(), "X-A: b\nTransfer-Encoding: chunked"], `0\r\n\r\n${smuggled}`],
      ["chunk size that is none", () => [...own(), "Transfer-Encoding: chunked"], `0x2\r\n{}\r\n0\r\n\r\n${smuggled}`],
    ])("%s", async (_, head, body) => {
      const text = await asksNothing(() => raw(head(), body));
      expect(new Set(rawStatuses(text))).toEqual(new Set([400]));
    });
  });

  describe("a request that comes from elsewhere", () => {
    const change = (path: string, headers: Readonly<Record<string, string>>) => {
      const browser = lead.copy();
      return fetch(`${browser.url}${path}`, {
        method: "POST",
        headers: { cookie: browser.cookieHeader(), "content-type": "application/json", ...headers },
        body: JSON.stringify(creationOf("Not mine")),
      });
    };
    const own = () => ({ origin: stack.url, "x-channelkeeper": "1" });

    test.each([
      ["no origin", () => ({ "x-channelkeeper": "1" })],
      ["no header", () => ({ origin: stack.url })],
      ["another value of the header", () => ({ ...own(), "x-channelkeeper": "0" })],
      ["a foreign origin", () => ({ ...own(), origin: "https://evil.example" })],
      ["an origin that begins alike", () => ({ ...own(), origin: `${stack.url}.evil.example` })],
      ["another port", () => ({ ...own(), origin: "http://localhost:1" })],
      ["another scheme", () => ({ ...own(), origin: stack.url.replace("http:", "https:") })],
      ["an opaque origin", () => ({ ...own(), origin: "null" })],
      ["a cross-site fetch", () => ({ ...own(), "sec-fetch-site": "cross-site" })],
      ["a same-site fetch", () => ({ ...own(), "sec-fetch-site": "same-site" })],
    ])("%s", async (_, headers) => {
      for (const path of ["/api/changes", "/api/zoom/me/chat/channels/search"]) {
        const answer = await asksNothing(() => change(path, headers()));
        expect([answer.status, await answer.json()]).toMatchObject([403, { code: "forbidden_origin" }]);
      }
    });

    test("a foreign page cannot sign anyone out", async () => {
      for (const headers of [{ "x-channelkeeper": "" }, { origin: "https://evil.example" }]) {
        const answer = await lead.send("/auth/sign-out", { method: "POST", headers });
        expect([answer.status, answer.json()]).toMatchObject([403, { code: "forbidden_origin" }]);
      }
      expect((await lead.get("/api/session")).status).toBe(200);
    });

    test.each(["/api/session", "/api/zoom/me/users/me"])("a foreign page cannot read %s", async (path) => {
      for (const site of ["cross-site", "same-site"]) {
        const answer = await asksNothing(() => lead.get(path, { "sec-fetch-site": site }));
        expect([answer.status, answer.json()]).toMatchObject([403, { code: "forbidden_origin" }]);
      }
    });

    test("no answer allows another origin to read it", async () => {
      const answer = await lead.get("/api/zoom/me/users/me", { origin: "https://evil.example" });
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    });
  });

  describe("a cookie that is not what it was", () => {
    test.each([
      ["no id", ""],
      ["another id", "A".repeat(43)],
      ["an id too long", "A".repeat(4_000)],
      ["markup", "<script>"],
    ])("%s", async (_, value) => {
      const browser = stack.browser();
      browser.cookies.set("channelkeeper", value);
      expect((await browser.get("/api/session")).status).toBe(401);
    });

    test("one given twice counts for none", async () => {
      const browser = stack.browser();
      const cookie = `channelkeeper=${"A".repeat(43)}; ${lead.cookieHeader()}`;
      expect((await browser.get("/api/session", { cookie })).status).toBe(401);
    });

    test("a hash from the database opens nothing", async () => {
      const [row] = await stack.database.orm.select().from(sessions);
      const browser = stack.browser();
      browser.cookies.set("channelkeeper", row?.idHash ?? "");
      expect((await browser.get("/api/session")).status).toBe(401);
    });

    test("a stolen one is worth nothing after the sign-out, however often it is tried", async () => {
      const victim = await stack.signIn("member");
      const thief = victim.copy();
      expect((await thief.get("/api/zoom/me/users/me")).status).toBe(200);
      await Promise.all([
        victim.post("/auth/sign-out"),
        ...Array.from({ length: 20 }, () => thief.get("/api/session")),
      ]);
      const answers = await Promise.all(Array.from({ length: 20 }, () => thief.get("/api/zoom/me/users/me")));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    });
  });

  test("tokens are nowhere but at Zoom: not in answers, logs, errors or the database", async () => {
    await stack.jobs.start();
    const seal = createSeal(stack.config.secrets);
    const tokens = new Set<string>();
    const sealed = new Set<string>();
    const answers: Answer[] = [];
    const answered = async (request: Promise<Answer>) => {
      answers.push(await request);
      for (const { id, accessToken, refreshToken, keyId } of await stack.database.orm.select().from(grants)) {
        for (const [text, purpose] of [
          [accessToken, "access"],
          [refreshToken, "refresh"],
        ] as const) {
          const token = text ? seal.open(text, `${id} ${purpose}`, keyId) : null;
          if (text) sealed.add(text);
          if (token !== null) tokens.add(token);
        }
      }
    };

    const browser = stack.browser();
    const callback = await browser.consent("admin@sandbox.example");
    const code = new URL(callback, stack.url).searchParams.get("code") ?? "none";
    await answered(browser.send(callback));
    await answered(browser.get("/api/session"));
    await answered(browser.get("/api/zoom/me/users/me"));
    await answered(browser.get("/api/zoom/account/chat/channels?page_size=1"));
    await answered(browser.get("/api/zoom/me/nothing"));
    stack.sandbox.advance(3_600_000);
    await answered(browser.get("/api/zoom/me/users/me"));
    await stack.fault({ path: "/oauth/token", status: 500 });
    stack.sandbox.advance(3_600_000);
    await answered(browser.get("/api/zoom/me/users/me"));
    await stack.fault({ operation: "getMe", drop: "before", times: 3 });
    await answered(browser.get("/api/zoom/me/users/me"));
    const replayed = browser.copy();
    await answered(replayed.send(callback));
    await answered(browser.post("/api/changes", creationOf("Leak")));
    await answered(browser.post("/auth/sign-out"));

    // Access and refresh tokens of the admin before and after the refresh, the account's, and those of the others here.
    expect(tokens.size).toBeGreaterThanOrEqual(6);
    const stored = JSON.stringify(
      await Promise.all(
        [grants, people, sessions, auditEntries, auditInbox].map((table) => stack.database.orm.select().from(table)),
      ),
    );
    const log = stack.logText();
    const said = answers.map(({ text, headers }) => `${text}\n${JSON.stringify([...headers])}`).join("\n");
    const secrets = ["sandbox-user-secret", "sandbox-s2s-secret", ...stack.config.secrets];
    const cookies = [lead, replayed].flatMap((each) => [...each.cookies.values()]);
    expect(cookies.length).toBeGreaterThanOrEqual(2);
    for (const text of [stored, log, said]) {
      for (const secret of [...secrets, ...tokens, code]) expect(text).not.toContain(secret);
      expect(text).not.toMatch(/bearer/i);
    }
    for (const cookie of cookies) {
      expect(stored).not.toContain(cookie);
      expect(log).not.toContain(cookie);
    }
    for (const text of sealed) {
      expect(log).not.toContain(text);
      expect(said).not.toContain(text);
    }
    expect(log).not.toMatch(/next_page_token|[?&]code=|cookie/i);
  });

  test("a database error shows neither query nor values", async () => {
    await stack.jobs.start();
    const created = stack.sandbox.requests().filter(({ operation }) => operation === "createChannel");
    await stack.database.orm.execute(sql`alter table audit_inbox rename to audit_away`);
    try {
      const answer = await lead.post("/api/changes", creationOf("Nowhere to write"));
      expect([answer.status, answer.json()]).toMatchObject([500, { code: "internal" }]);
      expect(stack.sandbox.requests().filter(({ operation }) => operation === "createChannel")).toEqual(created);
      expect(answer.text).not.toMatch(/insert|audit|Nowhere/i);
      expect(stack.logText()).not.toContain("Nowhere to write");
    } finally {
      await stack.database.orm.execute(sql`alter table audit_away rename to audit_inbox`);
    }
  });
});

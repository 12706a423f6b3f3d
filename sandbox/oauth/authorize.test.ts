import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../app.ts";
import { decide, openSandbox, redirectUri } from "../testing/sandbox-client.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const good = { response_type: "code", client_id: "sandbox-user", redirect_uri: redirectUri, state: "s t/ä" };
const ask = (parameters: Readonly<Record<string, string>>) =>
  fetch(`${sandbox.url}/oauth/authorize?${new URLSearchParams(parameters)}`);

describe("the authorization page refuses", () => {
  const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  const refused: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ["an unknown app", { client_id: "nobody" }, "Invalid client_id: nobody (4,702)"],
    ["a server-to-server app", { client_id: "sandbox-s2s" }, "does not support user authorization"],
    ["a foreign redirect", { redirect_uri: "https://evil.example/cb" }, "Invalid redirect"],
    ["a look-alike redirect", { redirect_uri: "http://localhost.evil.example/cb" }, "Invalid redirect"],
    ["a redirect with credentials", { redirect_uri: "http://a@localhost:3000/cb" }, "Invalid redirect"],
    ["a redirect with a fragment", { redirect_uri: "http://localhost:3000/cb#x" }, "Invalid redirect"],
    ["a script as redirect", { redirect_uri: "javascript:alert(1)" }, "Invalid redirect"],
    ["another response type", { response_type: "token" }, "Invalid response_type"],
    ["a scope the app lacks", { scope: "user:read chat_channel:read:admin" }, "Invalid scope: chat_channel:read:admin"],
    ["an unknown challenge method", { code_challenge: challenge, code_challenge_method: "S512" }, "S256 or plain"],
    ["a challenge that is too short", { code_challenge: "short" }, "43 to 128"],
    ["a method without a challenge", { code_challenge_method: "S256" }, "code_challenge is missing"],
  ];
  it.each(refused)("%s", async (_, change, message) => {
    const response = await ask({ ...good, ...change });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("text/html;charset=UTF-8");
    expect(await response.text()).toContain(message);
    const posted = await decide(sandbox, "sandbox-user", "member@sandbox.example", change);
    expect(posted.status).toBe(400);
    expect(posted.headers.get("location")).toBeNull();
  });

  it("writes what it was given as text, never as markup", async () => {
    const text = await (await ask({ ...good, client_id: "<script>alert(1)</script>" })).text();
    expect(text).toContain("&lt;script&gt;");
    expect(text).not.toContain("<script");
  });

  it("people who are not active", async () => {
    const inactive = sandbox.store.users.filter(({ status }) => status !== "active");
    expect(new Set(inactive.map(({ status }) => status)).size).toBeGreaterThan(0);
    for (const { email } of inactive.slice(0, 3)) {
      const answer = await decide(sandbox, "sandbox-user", email);
      expect(answer.status).toBe(403);
      expect(answer.body).toContain("not active");
    }
  });

  it("people it does not know, and decisions it does not know", async () => {
    expect((await decide(sandbox, "sandbox-user", "nobody@sandbox.example")).status).toBe(400);
    expect((await decide(sandbox, "sandbox-user", "member@sandbox.example", { decision: "maybe" })).status).toBe(400);
  });

  it("an account-level app to a member, and gives it to those with an administrative role", async () => {
    for (const name of ["member", "lead"]) {
      const answer = await decide(sandbox, "sandbox-admin", `${name}@sandbox.example`);
      expect(answer.status).toBe(403);
      expect(answer.body).toContain("ask an administrator");
    }
    for (const name of ["owner", "admin", "channel-admin", "channel-viewer"])
      expect((await decide(sandbox, "sandbox-admin", `${name}@sandbox.example`)).status).toBe(302);
  });
});

describe("the consent page", () => {
  it("lists the named people first, the scopes in words, and carries every parameter on", async () => {
    const text = await (await ask({ ...good, scope: "user:read" })).text();
    const order = ["owner", "admin", "channel-admin", "channel-viewer", "lead", "helpdesk", "member"].map((name) =>
      text.indexOf(`value="${name}@sandbox.example"`),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).toContain("See channels <code");
    for (const [name, value] of Object.entries({ ...good, scope: "user:read" }))
      expect(text).toContain(`name="${name}" value="${value}"`);
  });

  it("finds people by the words of their name or address", async () => {
    const person = sandbox.store.users.filter(({ status }) => status === "active").at(-1);
    if (!person) throw new Error("somebody is active");
    const text = await (await ask({ ...good, q: person.displayName.toLowerCase() })).text();
    expect(text).toContain(person.email);
    expect(text).not.toContain('value="owner@sandbox.example"');
    expect(await (await ask({ ...good, q: "zzzz" })).text()).toContain("Nobody active has this name");
  });

  it("sends the browser back with a code and the state", async () => {
    const uri = "http://127.0.0.1:8123/any/path?keep=1";
    const answer = await decide(sandbox, "sandbox-user", "MEMBER@sandbox.example", { ...good, redirect_uri: uri });
    expect(answer.status).toBe(302);
    const location = new URL(answer.headers.get("location") ?? "");
    expect(location.href.startsWith("http://127.0.0.1:8123/any/path?keep=1&")).toBe(true);
    expect(location.searchParams.get("state")).toBe("s t/ä");
    expect(location.searchParams.get("code")).toMatch(/^\S{20,}$/);
  });

  it("sends the browser back with access_denied", async () => {
    const answer = await decide(sandbox, "sandbox-user", "member@sandbox.example", { ...good, decision: "deny" });
    const location = new URL(answer.headers.get("location") ?? "");
    expect(location.searchParams.get("error")).toBe("access_denied");
    expect(location.searchParams.get("state")).toBe("s t/ä");
    expect(location.searchParams.has("code")).toBe(false);
  });
});

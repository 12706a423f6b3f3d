import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../app.ts";
import {
  type Answered,
  basic,
  call,
  codeIn,
  control,
  decide,
  exchange,
  openSandbox,
  requestTokens,
  serverToServer,
  signIn,
  tokensIn,
} from "../testing/sandbox-client.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const member = "member@sandbox.example";
const minute = 60_000;

const statusOf = async (token: string) => (await call(sandbox, token, "GET /users/me")).status;
const refresh = (clientId: string, token: string) =>
  requestTokens(sandbox, clientId, { grant_type: "refresh_token", refresh_token: token });

function expectRefused(answer: Answered, error: string, reason: string) {
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({ reason, error });
  expect(answer.headers.get("x-zm-trackingid")).toMatch(/^v=2\.0;clid=us02;rid=WEB_[0-9a-f]{32}$/);
}

describe("the token endpoint refuses", () => {
  it("apps it does not know, wrong secrets and a missing header", async () => {
    const form = { grant_type: "refresh_token", refresh_token: "x" };
    const reason = "Invalid client_id or client_secret";
    expectRefused(await requestTokens(sandbox, "nobody", form), "invalid_client", reason);
    expectRefused(await requestTokens(sandbox, "sandbox-user", form, "wrong"), "invalid_client", reason);
    const bare = await fetch(`${sandbox.url}/oauth/token`, { method: "POST", body: new URLSearchParams(form) });
    expect(await bare.json()).toEqual({ reason, error: "invalid_client" });
  });

  it("an app that is not activated, until it is", async () => {
    const clientId = "sandbox-s2s";
    await control(sandbox, "POST /sandbox/apps", { clientId, isActive: false });
    const form = { grant_type: "account_credentials", account_id: "sandbox-account" };
    expectRefused(await requestTokens(sandbox, clientId, form), "invalid_request", "The app has been disabled");
    await control(sandbox, "POST /sandbox/apps", { clientId, isActive: true });
    expect((await requestTokens(sandbox, clientId, form)).status).toBe(200);
  });

  it("a missing, unknown or unfitting grant type", async () => {
    expectRefused(await requestTokens(sandbox, "sandbox-user", {}), "invalid_request", "Missing grant type");
    const unsupported = [
      ["sandbox-user", "password"],
      ["sandbox-user", "constructor"],
      ["sandbox-user", "account_credentials"],
      ["sandbox-s2s", "authorization_code"],
      ["sandbox-s2s", "client_credentials"],
      ["sandbox-user", "client_credentials"],
    ] as const;
    for (const [app, type] of unsupported)
      expectRefused(
        await requestTokens(sandbox, app, { grant_type: type }),
        "unsupported_grant_type",
        "unsupported grant type",
      );
  });

  it("a code that is unknown, another app's, spent or older than five minutes", async () => {
    const code = codeIn(await decide(sandbox, "sandbox-user", member));
    const theft = await exchange(sandbox, "sandbox-narrow", code);
    expectRefused(theft, "invalid_request", `Invalid authorization code ${code}`);
    expectRefused(await exchange(sandbox, "sandbox-user", "x"), "invalid_request", "Invalid authorization code x");

    const spent = codeIn(await decide(sandbox, "sandbox-user", member));
    const { access_token } = tokensIn(await exchange(sandbox, "sandbox-user", spent));
    const again = await exchange(sandbox, "sandbox-user", spent);
    expectRefused(again, "invalid_request", `Invalid authorization code ${spent}`);
    expect(await statusOf(access_token)).toBe(200);

    const timely = codeIn(await decide(sandbox, "sandbox-user", member));
    const late = codeIn(await decide(sandbox, "sandbox-narrow", member));
    sandbox.advance(5 * minute - 1);
    expect((await exchange(sandbox, "sandbox-user", timely)).status).toBe(200);
    sandbox.advance(1);
    const tooLate = await exchange(sandbox, "sandbox-narrow", late);
    expectRefused(tooLate, "invalid_request", `Invalid authorization code ${late}`);
  });

  it("another redirect address than the code was sent to, and the code is spent by that", async () => {
    const code = codeIn(await decide(sandbox, "sandbox-user", member));
    const other = await exchange(sandbox, "sandbox-user", code, { redirect_uri: "http://localhost:1/other" });
    expectRefused(other, "invalid_request", "Redirect URI mismatch.");
    expect((await exchange(sandbox, "sandbox-user", code)).status).toBe(400);
  });

  it("a wrong, missing or unasked-for code verifier", async () => {
    const verifier = randomBytes(32).toString("base64url");
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const withS256 = { code_challenge: challenge, code_challenge_method: "S256" };
    const cases: readonly (readonly [Record<string, string>, Record<string, string>])[] = [
      [withS256, { code_verifier: randomBytes(32).toString("base64url") }],
      [withS256, { code_verifier: challenge }],
      [withS256, {}],
      [{ code_challenge: verifier, code_challenge_method: "plain" }, { code_verifier: challenge }],
      [{}, { code_verifier: verifier }],
    ];
    for (const [asked, answered] of cases) {
      const code = codeIn(await decide(sandbox, "sandbox-user", member, asked));
      const answer = await exchange(sandbox, "sandbox-user", code, answered);
      expectRefused(answer, "invalid_grant", "Invalid code verifier.");
    }
    for (const asked of [withS256, { code_challenge: verifier }]) {
      const code = codeIn(await decide(sandbox, "sandbox-user", member, asked));
      expect((await exchange(sandbox, "sandbox-user", code, { code_verifier: verifier })).status).toBe(200);
    }
  });

  it("a refresh token that was used before, without grace, and one of another app", async () => {
    const first = await signIn(sandbox, "sandbox-user", "member");
    expectRefused(await refresh("sandbox-narrow", first.refresh_token ?? ""), "invalid_grant", "Invalid Token!");
    const second = tokensIn(await refresh("sandbox-user", first.refresh_token ?? ""));
    expectRefused(await refresh("sandbox-user", first.refresh_token ?? ""), "invalid_grant", "Invalid Token!");
    expect(await statusOf(first.access_token)).toBe(401);
    expect(await statusOf(second.access_token)).toBe(200);
  });

  it("a refresh token after 90 days", async () => {
    const { refresh_token = "" } = await signIn(sandbox, "sandbox-user", "member");
    sandbox.advance(90 * 24 * 60 * minute);
    expectRefused(await refresh("sandbox-user", refresh_token), "invalid_grant", "Invalid Token!");
  });

  it("an access token as refresh token", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "member");
    expectRefused(await refresh("sandbox-user", access_token), "invalid_grant", "Invalid Token!");
  });

  it("another account's id", async () => {
    const form = { grant_type: "account_credentials", account_id: "other" };
    expectRefused(await requestTokens(sandbox, "sandbox-s2s", form), "invalid_request", "Bad Request");
  });
});

describe("the token endpoint", () => {
  it("gives the person's tokens with the app's scopes in one string", async () => {
    const code = codeIn(await decide(sandbox, "sandbox-narrow", member));
    const answer = await exchange(sandbox, "sandbox-narrow", code);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: "bearer",
      refresh_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 3599,
      scope: "chat_channel:read user:read",
      api_url: sandbox.url,
    });
  });

  it("takes its parameters from the query as well, and form-encoded credentials", async () => {
    const query = new URLSearchParams({ grant_type: "account_credentials", account_id: "sandbox-account" });
    const response = await fetch(`${sandbox.url}/oauth/token?${query}`, {
      method: "POST",
      headers: { authorization: basic("sandbox%2Ds2s", "sandbox%2Ds2s%2Dsecret") },
    });
    expect(response.status).toBe(200);
  });

  it("refreshes as often as asked, each pair ending the one before", async () => {
    let tokens = await signIn(sandbox, "sandbox-user", "member");
    for (let round = 0; round < 3; round++) {
      sandbox.advance(61 * minute);
      expect(await statusOf(tokens.access_token)).toBe(401);
      tokens = tokensIn(await refresh("sandbox-user", tokens.refresh_token ?? ""));
      expect(await statusOf(tokens.access_token)).toBe(200);
    }
  });

  it("ends a person's earlier tokens when the same app is authorised again, and nobody else's", async () => {
    const first = await signIn(sandbox, "sandbox-user", "member");
    const otherApp = await signIn(sandbox, "sandbox-narrow", "member");
    const otherPerson = await signIn(sandbox, "sandbox-user", "lead");
    const second = await signIn(sandbox, "sandbox-user", "member");
    expect(await statusOf(first.access_token)).toBe(401);
    expectRefused(await refresh("sandbox-user", first.refresh_token ?? ""), "invalid_grant", "Invalid Token!");
    for (const { access_token } of [second, otherApp, otherPerson]) expect(await statusOf(access_token)).toBe(200);
  });

  it("ends the earlier server-to-server token with each new one, and gives no refresh token", async () => {
    const first = await serverToServer(sandbox);
    expect(first.refresh_token).toBeUndefined();
    const second = await serverToServer(sandbox);
    const old = await call(sandbox, first.access_token, "GET /users");
    expect([old.status, old.body]).toEqual([401, { code: 124, message: "Invalid access token." }]);
    expect((await call(sandbox, second.access_token, "GET /users")).status).toBe(200);
  });

  it("gives a chatbot's token, which may not act for people and leaves theirs alone", async () => {
    const own = await signIn(sandbox, "sandbox-chatbot", "owner");
    const bot = tokensIn(await requestTokens(sandbox, "sandbox-chatbot", { grant_type: "client_credentials" }));
    expect(bot.scope).toBe("imchat:bot");
    expect(bot.refresh_token).toBeUndefined();
    expect((await call(sandbox, bot.access_token, "GET /users/me")).body).toMatchObject({ code: 4700 });
    expect(await statusOf(own.access_token)).toBe(200);
  });
});

describe("revocation", () => {
  const revoke = (token: string, clientId: string) =>
    fetch(`${sandbox.url}/oauth/revoke`, {
      method: "POST",
      headers: { authorization: basic(clientId) },
      body: new URLSearchParams({ token }),
    });

  it("is refused without the app's credentials", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "member");
    expect((await revoke(access_token, "nobody")).status).toBe(400);
    expect(await statusOf(access_token)).toBe(200);
  });

  it("changes nothing for another app's token", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "member");
    expect((await revoke(access_token, "sandbox-narrow")).status).toBe(200);
    expect(await statusOf(access_token)).toBe(200);
  });

  it("ends the access token and its refresh token", async () => {
    const { access_token, refresh_token = "" } = await signIn(sandbox, "sandbox-user", "member");
    const response = await revoke(access_token, "sandbox-user");
    expect([response.status, await response.json()]).toEqual([200, { status: "success" }]);
    expect(await statusOf(access_token)).toBe(401);
    expectRefused(await refresh("sandbox-user", refresh_token), "invalid_grant", "Invalid Token!");
  });
});

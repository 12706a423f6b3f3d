import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../app.ts";
import { type Answered, call, control, openSandbox, serverToServer, signIn } from "../testing/sandbox-client.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const minute = 60_000;
const outcome = ({ status, body }: Answered) => [status, body];
const error = (status: number, code: number, message: string) => [status, { code, message }];

describe("a token is refused", () => {
  it("when it is missing, unknown or no bearer token", async () => {
    const invalid = error(401, 124, "Invalid access token.");
    expect(outcome(await call(sandbox, null, "GET /users/me"))).toEqual(invalid);
    expect(outcome(await call(sandbox, "nonsense", "GET /users/me"))).toEqual(invalid);
    const { access_token, refresh_token = "" } = await signIn(sandbox, "sandbox-user", "member");
    expect(outcome(await call(sandbox, refresh_token, "GET /users/me"))).toEqual(invalid);
    const response = await fetch(`${sandbox.url}/v2/users/me`, { headers: { authorization: `Basic ${access_token}` } });
    expect(response.status).toBe(401);
  });

  it("an hour after it was issued", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "member");
    sandbox.advance(60 * minute - 1);
    expect((await call(sandbox, access_token, "GET /users/me")).status).toBe(200);
    sandbox.advance(1);
    expect(outcome(await call(sandbox, access_token, "GET /users/me"))).toEqual(
      error(401, 124, "Access token is expired."),
    );
  });
});

describe("scopes", () => {
  it("of a classic app that lacks them are listed with code 4700", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-narrow", "lead");
    expect(outcome(await call(sandbox, access_token, "POST /chat/users/me/channels", { name: "x", type: 1 }))).toEqual(
      error(400, 4700, "Invalid access token, does not contain scopes: [chat_channel:write]"),
    );
    const denied = await call(sandbox, access_token, "GET /users");
    expect(outcome(denied)).toEqual(
      error(400, 4700, "Invalid access token, does not contain scopes: [user:read:admin, user:write:admin]"),
    );
  });

  it("of a granular app that lacks them are listed with code 4711 and a full stop", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-granular", "lead");
    expect(outcome(await call(sandbox, access_token, "GET /users"))).toEqual(
      error(400, 4711, "Invalid access token, does not contain scopes:[user:read:list_users:admin]."),
    );
    expect((await call(sandbox, access_token, "GET /users/me")).status).toBe(200);
  });

  it("one of those listed is enough", async () => {
    const { access_token, scope } = await signIn(sandbox, "sandbox-narrow", "lead");
    expect(scope).not.toContain("chat_channel:write");
    expect((await call(sandbox, access_token, "GET /chat/users/me/channels")).status).toBe(200);
  });

  it("keep apps off operations of the other kind", async () => {
    const admin = await signIn(sandbox, "sandbox-admin", "admin");
    expect(outcome(await call(sandbox, admin.access_token, "POST /chat/channels/abc/members/me"))).toEqual(
      error(400, 4700, "Invalid access token, does not contain scopes: [chat_channel:write]"),
    );
    const user = await signIn(sandbox, "sandbox-user", "owner");
    expect(outcome(await call(sandbox, user.access_token, "GET /chat/channels"))).toEqual(
      error(
        400,
        4700,
        "Invalid access token, does not contain scopes: [chat_channel:read:admin, chat_channel:write:admin]",
      ),
    );
  });
});

describe("granular scopes", () => {
  it("open the account to apps of both kinds that act for it", async () => {
    const admin = await signIn(sandbox, "sandbox-granular-admin", "admin");
    const server = await serverToServer(sandbox, "sandbox-granular-s2s");
    for (const { access_token, scope } of [admin, server]) {
      expect(scope.split(" ").every((one) => one.endsWith(":admin"))).toBe(true);
      for (const path of ["/chat/channels", "/users/me", "/chat/users/member@sandbox.example/channels"] as const)
        expect((await call(sandbox, access_token, `GET ${path}`)).status).toBe(200);
      expect(outcome(await call(sandbox, access_token, "POST /chat/channels/abc/members/me"))).toMatchObject([
        400,
        { code: 4711 },
      ]);
    }
  });
});

describe("me", () => {
  it("is the only person of a user-managed app: even its own id takes an account-level scope", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "owner");
    const own = sandbox.store.owner;
    const needed = error(
      400,
      4700,
      "Invalid access token, does not contain scopes: [chat_channel:read:admin, chat_channel:write:admin]",
    );
    for (const id of [own.id, own.email, "member@sandbox.example", "nobody"])
      expect(outcome(await call(sandbox, access_token, `GET /chat/users/${id}/channels`))).toEqual(needed);
    expect((await call(sandbox, access_token, "GET /chat/users/me/channels")).status).toBe(200);
  });

  it("is the owner to a server-to-server app", async () => {
    const { access_token } = await serverToServer(sandbox);
    const { owner } = sandbox.store;
    expect((await call(sandbox, access_token, "GET /users/me")).body).toMatchObject({ id: owner.id });
    for (const path of ["/users/me/permissions", "/chat/users/me/channels"] as const)
      expect((await call(sandbox, access_token, `GET ${path}`)).status).toBe(200);
    const message = {
      message: "From the app",
      to_channel: sandbox.store.channels.joinedPage(owner.index, 0, 1).items[0]?.id,
    };
    expect((await call(sandbox, access_token, "POST /chat/users/me/messages", message)).status).toBe(201);
  });

  it("is the person who authorised an account-level app, who may name others by id or address", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-admin", "admin");
    expect((await call(sandbox, access_token, "GET /users/me")).body).toMatchObject({ email: "admin@sandbox.example" });
    const lead = sandbox.store.findUser("lead@sandbox.example");
    for (const id of [lead?.id, lead?.id.toLowerCase(), "lead%40sandbox.example", "LEAD@sandbox.example"])
      expect((await call(sandbox, access_token, `GET /users/${id}`)).body).toMatchObject({ id: lead?.id });
  });

  it("others who do not exist are code 1001, by the id that was given", async () => {
    const { access_token } = await serverToServer(sandbox);
    expect(outcome(await call(sandbox, access_token, "GET /users/no%20body"))).toEqual(
      error(404, 1001, "User does not exist: no body."),
    );
    const posted = await call(sandbox, access_token, "POST /chat/users/nobody/channels", { name: "x", type: 1 });
    expect(outcome(posted)).toEqual(error(404, 1001, "User does not exist: nobody."));
  });
});

describe("paths", () => {
  it("that name no operation are not recognized", async () => {
    const { access_token } = await serverToServer(sandbox);
    const unknown = error(404, 2300, "This API endpoint is not recognized.");
    for (const target of ["GET /nope", "PUT /users", "GET /users/", "GET /users/a%2Fb", "GET /users//x"] as const)
      expect(outcome(await call(sandbox, access_token, target))).toEqual(unknown);
    expect((await fetch(`${sandbox.url}/elsewhere`)).status).toBe(404);
  });

  it("of operations that are not played say so, with 501", async () => {
    const poor = await openSandbox({ handlers: {} });
    try {
      const { access_token } = await serverToServer(poor);
      expect(outcome(await call(poor, access_token, "GET /chat/legalhold/matters"))).toEqual(
        error(501, 501, "The sandbox does not play listLegalHoldMatters (GET /chat/legalhold/matters) yet."),
      );
    } finally {
      await poor.close();
    }
  });
});

describe("cursors", () => {
  const expired = error(400, 300, "The next page token is either invalid or has expired.");
  const list = "GET /chat/channels?page_size=5";
  const tokenOf = ({ body }: Answered) => (body as { next_page_token: string }).next_page_token;

  it("are refused when made up, altered, of another list, another size of page or another person", async () => {
    const { access_token } = await serverToServer(sandbox);
    const admin = await signIn(sandbox, "sandbox-admin", "admin");
    const cursor = tokenOf(await call(sandbox, access_token, list));
    expect(cursor).toMatch(/^[A-Za-z0-9]{33}\d\d$/);
    const altered = `${cursor.startsWith("1") ? "2" : "1"}${cursor.slice(1)}`;
    const wrong = [
      [access_token, `${list}&next_page_token=made-up`],
      [access_token, `${list}&next_page_token=${altered}`],
      [access_token, `GET /chat/channels?page_size=6&next_page_token=${cursor}`],
      [access_token, `GET /users?page_size=5&next_page_token=${cursor}`],
      [access_token, `GET /chat/users/lead@sandbox.example/channels?page_size=5&next_page_token=${cursor}`],
      [admin.access_token, `${list}&next_page_token=${cursor}`],
    ] as const;
    for (const [token, target] of wrong)
      expect(outcome(await call(sandbox, token, target as `${string} /${string}`))).toEqual(expired);
    expect((await call(sandbox, access_token, `${list}&next_page_token=${cursor}`)).status).toBe(200);
  });

  it("are refused after fifteen minutes", async () => {
    const { access_token } = await serverToServer(sandbox);
    const cursor = tokenOf(await call(sandbox, access_token, list));
    const next = `${list}&next_page_token=${cursor}` as const;
    sandbox.advance(15 * minute - 1);
    expect((await call(sandbox, access_token, next)).status).toBe(200);
    sandbox.advance(1);
    expect(outcome(await call(sandbox, access_token, next))).toEqual(expired);
  });

  it("are refused after a reset", async () => {
    const before = await serverToServer(sandbox);
    const cursor = tokenOf(await call(sandbox, before.access_token, list));
    sandbox.reset();
    const { access_token } = await serverToServer(sandbox);
    expect(outcome(await call(sandbox, access_token, `${list}&next_page_token=${cursor}`))).toEqual(expired);
  });

  it("lead through a whole list once, to an empty one", async () => {
    const { access_token } = await serverToServer(sandbox);
    const seen: string[] = [];
    let cursor = "";
    let total = 0;
    do {
      const { body } = await call(sandbox, access_token, `GET /users?page_size=50&next_page_token=${cursor}`);
      const page = body as { users: { id: string }[]; next_page_token: string; total_records: number };
      seen.push(...page.users.map(({ id }) => id));
      cursor = page.next_page_token;
      total = page.total_records;
    } while (cursor !== "");
    expect(seen.length).toBe(total);
    expect(new Set(seen).size).toBe(total);
  });
});

describe("every answer", () => {
  it("has a tracking id of its own, errors too", async () => {
    const { access_token } = await serverToServer(sandbox);
    const answers = await Promise.all([
      call(sandbox, access_token, "GET /users"),
      call(sandbox, access_token, "GET /nope"),
      call(sandbox, null, "GET /users"),
      control(sandbox, "GET /oauth/authorize"),
    ]);
    const ids = answers.map(({ headers }) => headers.get("x-zm-trackingid"));
    expect(new Set(ids).size).toBe(answers.length);
    for (const id of ids) expect(id).toMatch(/^v=2\.0;clid=us02;rid=WEB_[0-9a-f]{32}$/);
  });

  it("tells what is left of the account's limit", async () => {
    const { access_token } = await serverToServer(sandbox);
    const { headers } = await call(sandbox, access_token, "GET /users");
    expect(headers.get("x-ratelimit-category")).toBe("Medium");
    expect(headers.get("x-ratelimit-type")).toBe("QPS");
    expect(headers.get("x-ratelimit-limit")).toBe("60");
    expect(headers.get("x-ratelimit-remaining")).toBe("59");
  });
});

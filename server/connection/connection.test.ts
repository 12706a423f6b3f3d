// The account connected by an administrator who signs in to an admin-managed app.
import { ne } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectionPath } from "../../contract/bff.ts";
import type { ConnectionInfo } from "../../domain/access/connection.ts";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import { MEMBER_ROLE } from "../../sandbox/store/roles.ts";
import { grants } from "../db/schema.ts";
import { userGrantId } from "../oauth/grant-store.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { openEvents } from "../testing/event-stream.ts";
import { databaseKinds, type Stack, type StackOptions, startStack } from "../testing/stack.ts";

const adminApp = { id: sandboxAccountId, clientId: "sandbox-admin", clientSecret: "sandbox-admin-secret" };
const startConnectable = ({ config, ...options }: StackOptions = {}): Promise<Stack> =>
  startStack({ ...options, config: { account: null, adminApp, ...config } });

const ADMINISTRATOR_ROLE = "1";
const HOUR_MS = 3_600_000;

const infoOf = async (browser: Browser) => (await browser.get(connectionPath)).json() as ConnectionInfo;
const begun = async (browser: Browser) => ((await browser.post(connectionPath)).json() as { url: string }).url;
/** Up to Zoom's answer. */
const allowed = async (browser: Browser, person: string, decision?: string) =>
  browser.decide(await begun(browser), `${person}@sandbox.example`, decision);
const returned = async (browser: Browser, callback: string) => {
  const answer = await browser.send(callback, { headers: { "sec-fetch-site": "cross-site" } });
  const location = new URL(answer.headers.get("location") ?? "", browser.url);
  expect([location.pathname, location.searchParams.get("part")]).toEqual(["/access", "connection"]);
  return location.searchParams.get("connecting");
};
const connect = async (browser: Browser, person: string) => returned(browser, await allowed(browser, person));
const accountOf = async (browser: Browser) =>
  ((await browser.get("/api/session")).json() as { connections: { account: unknown } }).connections.account;
const readsChannels = async (browser: Browser) => (await browser.get("/api/zoom/account/chat/channels")).status;

describe.each(databaseKinds)("connecting the account, on %s", (database) => {
  let stack: Stack;
  let owner: Browser;
  let admin: Browser;
  beforeAll(async () => {
    stack = await startConnectable({ database });
    owner = await stack.signIn("owner");
    admin = await stack.signIn("admin");
  });
  afterAll(() => stack.close());

  const revocations = () =>
    stack.sandbox.requests().filter(({ path, status }) => path === "/oauth/revoke" && status === 200).length;

  /** Grants of the admin-managed app that the console still has. */
  const grantHolders = async () => {
    const rows = await stack.database.orm.select({ id: grants.id }).from(grants).where(ne(grants.accessToken, ""));
    return rows.map(({ id }) => id).filter((id) => id.startsWith(userGrantId("sandbox-admin", "")));
  };

  test("before anyone has, owners and administrators may, and the others are told whom to ask", async () => {
    expect(await accountOf(owner)).toMatchObject({ is: "unavailable", trouble: "not_connected" });
    expect(await infoOf(owner)).toMatchObject({
      ...{ kind: "admin-managed", state: "never", canConnect: true, authority: null, scopes: null },
      trouble: expect.stringContaining("Access, Connection"),
    });
    for (const person of ["member", "channel-admin", "coordinator"]) {
      const browser = await stack.signIn(person);
      for (const method of ["GET", "POST", "DELETE"]) {
        const refused = await browser.send(connectionPath, { method });
        expect([refused.status, refused.json()]).toMatchObject([403, { code: "forbidden_role" }]);
        expect((refused.json() as { message: string }).message).toContain("Ask an owner or administrator");
      }
    }
    const refused = await owner.get("/api/zoom/account/chat/channels");
    expect([refused.status, refused.json()]).toMatchObject([503, { code: "account_unavailable" }]);
  });

  test("a refused consent, a made-up code, and a state of another browser connect nothing", async () => {
    expect(await returned(owner, await allowed(owner, "owner", "deny"))).toBe("denied");
    const callback = new URL(await allowed(owner, "owner"), stack.url);
    callback.searchParams.set("code", "made-up");
    expect(await returned(owner, `${callback.pathname}${callback.search}`)).toBe("failed");
    expect(await returned(admin, await allowed(owner, "owner"))).toBe("expired");
    const late = await allowed(owner, "owner");
    stack.clock.advance(600_001);
    expect(await returned(owner, late)).toBe("expired");
    expect((await infoOf(owner)).state).toBe("never");
  });

  test("what was begun for a sign-in connects nothing, and the other way round", async () => {
    const signIn = new URL(await owner.consent("owner@sandbox.example"), stack.url);
    expect(await returned(owner, `/auth/account/callback${signIn.search}`)).toBe("expired");
    const connecting = new URL(await allowed(owner, "owner"), stack.url);
    const answer = await owner.send(`/auth/callback${connecting.search}`);
    expect(answer.headers.get("location")).toBe("/sign-in?error=expired");
    expect((await infoOf(owner)).state).toBe("never");
  });

  test("nobody connects it for someone else, nor after they signed out", async () => {
    expect(await connect(owner, "admin")).toBe("other_person");
    const leaving = await stack.signIn("owner");
    const callback = await allowed(leaving, "owner");
    await leaving.post("/auth/sign-out");
    expect(await returned(leaving, callback)).toBe("other_session");
    expect((await infoOf(owner)).state).toBe("never");
  });

  test("who is no administrator by the time they return is refused, and the grant given back", async () => {
    const coordinator = companyOf(stack).userOf("coordinator");
    const { roleId } = coordinator;
    const browser = await stack.signIn("coordinator");
    Object.assign(coordinator, { roleId: ADMINISTRATOR_ROLE });
    const callback = await allowed(browser, "coordinator");
    Object.assign(coordinator, { roleId });
    const before = revocations();
    expect(await returned(browser, callback)).toBe("no_administrator");
    expect(revocations()).toBe(before + 1);
    expect((await infoOf(owner)).state).toBe("never");
  });

  test("an administrator connects it, and its health says by whose authority", async () => {
    expect(await connect(owner, "owner")).toBe("connected");
    expect(await readsChannels(owner)).toBe(200);
    const { displayName, roleId } = companyOf(stack).userOf("owner");
    expect(roleId).toBe("0");
    expect(await accountOf(owner)).toMatchObject({ is: "there", app: "admin-managed", actsAs: displayName });
    const info = await infoOf(owner);
    expect(info).toMatchObject({
      ...{ kind: "admin-managed", state: "connected", isOtherUnused: false, trouble: null, canConnect: true },
      ...{ authority: { name: displayName, roleName: "Owner" }, replaced: null, ended: null },
      scopes: expect.arrayContaining(["chat_channel:read:admin"]),
      budget: [{ labels: ["HEAVY", "RESOURCE-INTENSIVE"], limit: 60_000 }],
    });
    expect(info.connectedAtMs).toBeGreaterThan(stack.clock.nowMs() - 60_000);
    await expect.poll(async () => (await infoOf(owner)).lastUsedAtMs).not.toBeNull();
    // Those who hold no role that looks after it still see nothing of it.
    expect((await (await stack.signIn("channel-admin")).get(connectionPath)).status).toBe(403);
  });

  test("a return that comes twice connects once", async () => {
    const callback = await allowed(owner, "owner");
    const thief = owner.copy();
    expect(await returned(owner, callback)).toBe("renewed");
    expect(await returned(owner, callback)).toBe("expired");
    // With the cookie of what was begun, too: Zoom takes a code once.
    expect(await returned(thief, callback)).toBe("failed");
    expect(await readsChannels(owner)).toBe(200);
  });

  test("its token is renewed, which is counted", async () => {
    const { refreshes } = await infoOf(owner);
    stack.clock.advance(HOUR_MS - 1);
    [owner, admin] = [await stack.signIn("owner"), await stack.signIn("admin")];
    expect(await readsChannels(owner)).toBe(200);
    await expect.poll(async () => (await infoOf(owner)).refreshes.count).toBeGreaterThan(refreshes.count);
  });

  test("another one's sign-in takes its place, and the grant before is revoked", async () => {
    const stream = await openEvents(owner);
    const before = revocations();
    expect(await connect(admin, "admin")).toBe("replaced");
    expect(revocations()).toBe(before + 1);
    const names = ["owner", "admin"].map((person) => companyOf(stack).userOf(person).displayName);
    for (const browser of [owner, admin]) {
      expect(await readsChannels(browser)).toBe(200);
      expect(await infoOf(browser)).toMatchObject({ authority: { name: names[1] }, replaced: { name: names[0] } });
    }
    const told = () => JSON.stringify(stream.events.filter(({ name }) => name === "access"));
    await expect.poll(told).toContain(JSON.stringify({ is: "replaced", byName: names[1] }));
    stream.close();
  });

  test("of two who connect it at once the last to finish has it, and either works", async () => {
    const callbacks = [await allowed(owner, "owner"), await allowed(admin, "admin")] as const;
    const outcomes = await Promise.all([returned(owner, callbacks[0]), returned(admin, callbacks[1])]);
    for (const outcome of outcomes) expect(["renewed", "replaced"]).toContain(outcome);
    for (const browser of [owner, admin]) expect(await readsChannels(browser)).toBe(200);
    const { authority } = await infoOf(owner);
    const holder = ["owner", "admin"]
      .map((one) => companyOf(stack).userOf(one))
      .find(({ displayName }) => displayName === authority?.name);
    await expect.poll(grantHolders).toEqual([userGrantId("sandbox-admin", holder?.id ?? "")]);
  });

  test("who allows it as the one who holds it already, in somebody else's browser, breaks nothing", async () => {
    await connect(owner, "owner");
    expect(await connect(admin, "owner")).toBe("other_person");
    for (const browser of [owner, admin]) expect(await readsChannels(browser)).toBe(200);
    stack.clock.advance(60_000);
    expect(await infoOf(owner)).toMatchObject({ state: "connected", trouble: null });
  });

  test("is disconnected by an administrator, after which everything of it waits", async () => {
    const before = revocations();
    expect((await admin.send(connectionPath, { method: "DELETE" })).status).toBe(204);
    expect(revocations()).toBe(before + 1);
    expect(await infoOf(owner)).toMatchObject({
      ...{ state: "disconnected", authority: null, canConnect: true },
      ended: { name: companyOf(stack).userOf("admin").displayName },
    });
    expect(await readsChannels(owner)).toBe(503);
    expect((await admin.send(connectionPath, { method: "DELETE" })).status).toBe(204);
    expect(await connect(owner, "owner")).toBe("connected");
    expect(await readsChannels(owner)).toBe(200);
  });

  test("every act is in the audit trail, and no token in it, the log, or any address", async () => {
    const entries = (await owner.get("/api/audit?page_size=100")).text;
    for (const operation of ["connectAccount", "disconnectAccount"]) expect(entries).toContain(operation);
    const info = (await owner.get(connectionPath)).text;
    for (const text of [stack.logText(), info, entries]) {
      expect(text).not.toMatch(/eyJ[\w-]{20,}\./);
      expect(text).not.toContain("sandbox-admin-secret");
    }
  });
});

describe("a connection that Zoom ends", () => {
  let stack: Stack;
  let owner: Browser;
  let admin: Browser;
  beforeAll(async () => {
    stack = await startConnectable({ jobs: true });
    [owner, admin] = [await stack.signIn("owner"), await stack.signIn("admin")];
  });
  afterAll(() => stack.close());

  test("is told on every page, has jobs wait for it, and connecting again resumes them", async () => {
    await connect(admin, "admin");
    const listed = (await owner.get("/api/zoom/account/chat/channels?page_size=50")).json();
    const channels = (listed as { channels: { id: string; name: string }[] }).channels.filter(
      ({ name }) => name !== "General",
    );
    const targets = channels.slice(0, 25).map(({ id, name }) => ({ channelId: id, name }));
    const parts = [{ actionId: "set-retention", input: { period: "2y" }, targets }];
    const planned = (await owner.post("/api/changes", { connection: "account", parts })).json() as ChangeInfo;
    const info = async () => (await owner.get(`/api/changes/${planned.id}`)).json() as ChangeInfo;
    await expect.poll(async () => (await info()).status, { timeout: 20_000 }).toBe("planned");
    const holder = companyOf(stack).userOf("admin");
    Object.assign(holder, { status: "inactive" });
    await owner.post(`/api/changes/${planned.id}/apply`);
    await expect.poll(async () => (await info()).status, { timeout: 20_000 }).toBe("waiting");
    expect((await info()).heldBy).toMatchObject({ code: "account_unavailable" });
    expect((await info()).heldBy?.message).toContain("no longer accepts the sign-in");
    expect(await accountOf(owner)).toMatchObject({ trouble: "grant_ended" });
    expect(await infoOf(owner)).toMatchObject({
      ...{ state: "ended", ended: { name: null }, canConnect: true },
      failures: { last: { sentence: expect.stringContaining("connects it again") } },
    });
    expect((await owner.get("/api/audit?page_size=100")).text).not.toContain("eyJ");
    expect(await connect(owner, "owner")).toBe("connected");
    await expect.poll(async () => (await info()).status, { timeout: 20_000 }).toBe("done");
    expect((await info()).counts).toEqual({ done: targets.length });
    Object.assign(holder, { status: "active" });
  });

  test("what fails in passing ends nothing, and is counted", async () => {
    const { failures } = await infoOf(owner);
    stack.clock.advance(HOUR_MS);
    owner = await stack.signIn("owner");
    await stack.fault({ path: "/oauth/token", status: 500, times: 20 });
    try {
      expect([502, 503]).toContain(await readsChannels(owner));
    } finally {
      await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
    }
    expect(await readsChannels(owner)).toBe(200);
    const info = await infoOf(owner);
    expect(info.state).toBe("connected");
    await expect.poll(async () => (await infoOf(owner)).failures.count).toBeGreaterThan(failures.count);
  });
});

test("another instance uses the new connection at once, and hears of its end", async () => {
  const stack = await startConnectable();
  try {
    const second = await stack.startInstance({ publicUrl: stack.url });
    const [owner, admin] = [await stack.signIn("owner"), await stack.signIn("admin")];
    const elsewhere = owner.copy(second.url);
    expect(await readsChannels(elsewhere)).toBe(503);
    await connect(owner, "owner");
    await expect.poll(() => readsChannels(elsewhere)).toBe(200);
    await connect(admin, "admin");
    expect(await readsChannels(elsewhere)).toBe(200);
    await owner.send(connectionPath, { method: "DELETE" });
    await expect.poll(() => readsChannels(elsewhere)).toBe(503);
  } finally {
    await stack.close();
  }
});

test("people of another account connect nothing", async () => {
  const stack = await startConnectable({ config: { accountId: null, adminApp: { ...adminApp, id: "another" } } });
  try {
    const owner = await stack.signIn("owner");
    expect(await connect(owner, "owner")).toBe("other_account");
    expect((await infoOf(owner)).state).toBe("never");
  } finally {
    await stack.close();
  }
});

test("an app that acts for one person, and one whose secret is wrong, connect nothing", async () => {
  const narrow = await startConnectable({
    config: { adminApp: { ...adminApp, clientId: "sandbox-narrow", clientSecret: "sandbox-narrow-secret" } },
  });
  const wrong = await startConnectable({ config: { adminApp: { ...adminApp, clientSecret: "wrong" } } });
  try {
    expect(await connect(await narrow.signIn("owner"), "owner")).toBe("not_of_account");
    expect(await connect(await wrong.signIn("owner"), "owner")).toBe("client_refused");
  } finally {
    await Promise.all([narrow.close(), wrong.close()]);
  }
});

test("beside a server-to-server app it is not used, and the console says so", async () => {
  const stack = await startStack({ config: { adminApp } });
  try {
    const owner = await stack.signIn("owner");
    expect(await infoOf(owner)).toMatchObject({
      ...{ kind: "server-to-server", isOtherUnused: true, state: "connected", canConnect: false },
      scopes: expect.arrayContaining(["chat_channel:read:admin"]),
    });
    await expect
      .poll(async () => (await infoOf(owner)).authority?.name)
      .toBe(companyOf(stack).userOf("owner").displayName);
    await expect.poll(async () => (await infoOf(owner)).refreshes.count).toBeGreaterThan(0);
    const refused = await owner.post(connectionPath);
    expect([refused.status, (refused.json() as { message: string }).message]).toEqual([
      400,
      expect.stringContaining("ZOOM_S2S_CLIENT_ID"),
    ]);
  } finally {
    await stack.close();
  }
});

test("a demoted administrator's open session no longer looks after it", async () => {
  const stack = await startConnectable();
  try {
    const admin = await stack.signIn("admin");
    expect(await connect(admin, "admin")).toBe("connected");
    Object.assign(companyOf(stack).userOf("admin"), { roleId: MEMBER_ROLE });
    stack.clock.advance(300_000);
    expect((await admin.send(connectionPath, { method: "DELETE" })).status).toBe(403);
  } finally {
    await stack.close();
  }
});

// The guide's tests of a connection, and every mistake by what it looks like: on the page, and in the log.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectionPath } from "../../contract/bff.ts";
import type { SetupTest } from "../../domain/doctor/setup.ts";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import { control } from "../../sandbox/testing/sandbox-client.ts";
import type { Config } from "../config/config.ts";
import type { Browser } from "../testing/browser.ts";
import { type Instance, type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ config: { client: { id: "sandbox-granular", secret: "sandbox-granular-secret" } } });
}, 120_000);
afterAll(() => stack.close());

async function tests(browser: Browser): Promise<Map<SetupTest["id"], SetupTest>> {
  const answer = await browser.post("/api/setup/tests", {});
  expect(answer.status).toBe(200);
  expect(answer.text).not.toMatch(/eyJ|-secret/);
  const { tests: found } = answer.json() as { tests: SetupTest[] };
  return new Map(found.map((one) => [one.id, one]));
}
const states = (found: Map<SetupTest["id"], SetupTest>) =>
  Object.fromEntries([...found].map(([id, { is }]) => [id, is]));

const adminApp = { id: sandboxAccountId, clientId: "sandbox-admin", clientSecret: "sandbox-admin-secret" };
const withAccount = (changes: Partial<NonNullable<Config["account"]>>): Partial<Config> => {
  const { account } = stack.config;
  if (!account) throw new Error("the stack has no account");
  return { account: { ...account, ...changes } };
};

describe("before anybody has signed in", () => {
  let logged: number;
  const log = () => stack.logText().slice(logged);
  async function instance(changes: Partial<Config>): Promise<Instance> {
    logged = stack.logText().length;
    return stack.startInstance(changes);
  }

  test("whoever opens the console is guided, and tests what is set so far", async () => {
    const browser = stack.browser();
    expect((await browser.get("/api/setup")).json()).toEqual({
      isFirst: true,
      redirectAddress: `${stack.config.publicUrl}/auth/callback`,
      hasAccountApp: true,
    });
    expect(states(await tests(browser))).toEqual({
      client: "works",
      redirect: "works",
      account: "works",
      account_scopes: "works",
    });
  });

  test("a wrong secret of the app people sign in with", async () => {
    const one = await instance({ client: { id: "sandbox-granular", secret: "wrong" } });
    const found = await tests(one.browser());
    expect(found.get("client")).toMatchObject({
      is: "wrong",
      sentence: "Zoom does not accept ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.",
      steps: [expect.stringContaining("Copy both of the same tab"), "Restart the console."],
    });
    expect(log()).toContain("Zoom does not accept ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.");
    const answer = await one.browser().signIn("owner@sandbox.example");
    expect(answer.headers.get("location")).toBe("/sign-in?error=app_refused");
    expect(log()).toContain("a sign-in failed. Zoom does not accept ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET: copy both");
  });

  test("a client ID that no app has", async () => {
    const one = await instance({ client: { id: "nothing", secret: "nothing" } });
    const found = await tests(one.browser());
    expect(states(found)).toMatchObject({ client: "wrong", redirect: "wrong" });
    expect(found.get("redirect")?.sentence).toContain("Zoom knows no app with ZOOM_CLIENT_ID");
  });

  test("a wrong redirect address", async () => {
    const one = await instance({ publicUrl: "https://channels.example.com" });
    const found = await tests(one.browser());
    expect(found.get("client")?.is).toBe("works");
    expect(found.get("redirect")).toMatchObject({
      is: "wrong",
      sentence: "Zoom does not accept https://channels.example.com/auth/callback as the app’s redirect address.",
      steps: [expect.stringContaining("in OAuth Redirect URL and on the OAuth Allow List"), expect.any(String)],
    });
    expect(log()).toContain("Zoom does not accept https://channels.example.com/auth/callback");
  });

  test.each([
    ["a wrong secret", { clientSecret: "wrong" }, "Zoom does not accept ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET"],
    ["another account, or no activation", { id: "another" }, "it is not activated, or ZOOM_ACCOUNT_ID is not its"],
    [
      "the app of another kind",
      { clientId: "sandbox-admin", clientSecret: "sandbox-admin-secret" },
      "it is not activated, or ZOOM_ACCOUNT_ID is not its",
    ],
  ])("of the app of the account: %s", async (_what, changes, sentence) => {
    const one = await instance(withAccount(changes));
    const found = await tests(one.browser());
    expect(found.get("account")).toMatchObject({ is: "wrong", sentence: expect.stringContaining(sentence) });
    expect(found.get("account")?.steps.length).toBeGreaterThan(0);
    expect(found.has("account_scopes")).toBe(false);
    expect(log()).toContain(sentence);
  });

  test.each([
    [
      "nobody has connected",
      "sandbox-admin-secret",
      "to_do",
      "nobody has connected the account with it",
      "open Access",
    ],
    ["with a wrong secret", "wrong", "wrong", "ZOOM_ADMIN_CLIENT_ID and ZOOM_ADMIN_CLIENT_SECRET", "Copy both"],
  ])("of an admin-managed app: one %s", async (_what, clientSecret, is, sentence, step) => {
    const one = await instance({ account: null, adminApp: { ...adminApp, clientSecret } });
    const found = await tests(one.browser());
    expect(found.get("account")).toMatchObject({
      ...{ is, sentence: expect.stringContaining(sentence) },
      steps: [expect.stringContaining(step)],
    });
    expect(found.has("account_scopes")).toBe(false);
  });

  test("an app of the account that is not activated", async () => {
    const { account } = stack.config;
    const activate = (isActive: boolean) =>
      control(stack.sandbox, "POST /sandbox/apps", { clientId: account?.clientId, isActive });
    await activate(false);
    const found = await tests((await instance({})).browser());
    await activate(true);
    expect(found.get("account")).toMatchObject({
      ...{
        is: "wrong",
        sentence: expect.stringMatching(/it is not activated\. Zoom said: “The app has been disabled”/),
      },
      steps: ["Open the app in the Zoom App Marketplace, Activation, and activate it."],
    });
    expect(log()).toContain("it is not activated");
  });

  test("no app of the account, and a Zoom that is not there", async () => {
    expect((await tests((await instance({ account: null })).browser())).get("account")?.is).toBe("to_do");
    const found = await tests(
      (await instance({ oauthUrl: "http://127.0.0.1:1", ...withAccount({ clientId: "x" }) })).browser(),
    );
    expect(states(found)).toEqual({ client: "unknown", redirect: "unknown", account: "unknown" });
    expect(found.get("client")?.sentence).toContain("Zoom could not be reached at http://127.0.0.1:1");
  });

  test("scopes that the app of the account lacks", async () => {
    const clientId = "sandbox-granular-s2s";
    await control(stack.sandbox, "POST /sandbox/apps", { clientId, scopes: ["user:read:user:admin"] });
    const one = await instance(withAccount({ clientId, clientSecret: `${clientId}-secret` }));
    const found = await tests(one.browser());
    expect(found.get("account")?.is).toBe("works");
    expect(found.get("account_scopes")).toMatchObject({
      is: "wrong",
      sentence: expect.stringContaining("team_chat:update:retention:admin"),
      steps: [expect.stringContaining("then Scopes, and add"), expect.stringContaining("Activate the app again")],
    });
  });

  test("a sign-in whose tokens are asked for with another redirect address than Zoom has", async () => {
    const here = await instance({});
    const there = await instance({ publicUrl: "http://localhost:1" });
    const browser = here.browser();
    const callback = await browser.consent("owner@sandbox.example");
    const answer = await browser.copy(there.url).send(callback, { headers: { "sec-fetch-site": "cross-site" } });
    expect(answer.headers.get("location")).toBe("/sign-in?error=wrong_redirect");
    expect(log()).toContain("a sign-in failed. The app’s redirect address at Zoom is not PUBLIC_URL followed by");
  });

  test("a sign-in without the scope to tell who it is, and by someone of another account", async () => {
    const clientId = "sandbox-granular";
    await control(stack.sandbox, "POST /sandbox/apps", { clientId, scopes: ["team_chat:read:user_channel"] });
    const narrow = await instance({});
    const answer = await narrow.browser().signIn("owner@sandbox.example");
    expect(answer.headers.get("location")).toBe("/sign-in?error=missing_scope");
    expect(log()).toContain("a sign-in failed. The app lacks the scope to tell who signs in: add user:read:user");
    await control(stack.sandbox, "POST /sandbox/apps", { clientId, scopes: ["user:read:user"] });
    const other = await instance({ accountId: "another-account", account: null });
    expect((await other.browser().signIn("owner@sandbox.example")).headers.get("location")).toBe(
      "/sign-in?error=other_account",
    );
    expect(log()).toContain("a sign-in failed. Whoever signed in belongs to another Zoom account than ZOOM_ACCOUNT_ID");
    expect((await stack.browser().get("/api/setup")).json()).toMatchObject({ isFirst: true });
  });
});

test("once somebody has signed in, the tests are of those who give roles, and nobody else is told anything", async () => {
  const [admin, lead] = await Promise.all([stack.signIn("admin"), stack.signIn("lead")]);
  const anybody = stack.browser();
  expect((await anybody.get("/api/setup")).json()).toEqual({ isFirst: false });
  expect((await anybody.post("/api/setup/tests", {})).status).toBe(401);
  expect((await lead.post("/api/setup/tests", {})).status).toBe(403);
  expect((await tests(admin)).get("client")?.is).toBe("works");
});

test("once an administrator has connected the account, the scopes of the admin-managed app are tested", async () => {
  const clientId = "sandbox-granular-admin";
  const app = { ...adminApp, clientId, clientSecret: `${clientId}-secret` };
  const one = await stack.startInstance({ account: null, adminApp: app });
  const owner = one.browser();
  await owner.signIn("owner@sandbox.example");
  const connect = async () => {
    const { url } = (await owner.post(connectionPath)).json() as { url: string };
    const callback = await owner.decide(url, "owner@sandbox.example");
    return owner.send(callback, { headers: { "sec-fetch-site": "cross-site" } });
  };
  await connect();
  expect(states(await tests(owner))).toMatchObject({ account: "works", account_scopes: "works" });

  const scopes = ["user:read:user:admin", "user:read:list_users:admin", "role:read:role:admin"];
  await control(stack.sandbox, "POST /sandbox/apps", { clientId, scopes });
  await connect();
  stack.clock.advance(6_000);
  expect((await tests(owner)).get("account_scopes")).toMatchObject({
    is: "wrong",
    steps: [
      expect.stringContaining("open the admin-managed app"),
      "Connect the account again on Access, Connection, and agree to the new list at Zoom.",
    ],
  });
});

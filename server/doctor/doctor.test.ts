import { execFile } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { featureOf, usualFeatures } from "../../domain/doctor/features.ts";
import { leastSet } from "../../domain/doctor/least-set.ts";
import { createSandbox, type Sandbox } from "../../sandbox/app.ts";
import { control } from "../../sandbox/testing/sandbox-client.ts";
import { examine } from "./examine.ts";
import { isWell, reportLines } from "./report.ts";
import { settingsLooks } from "./settings-looks.ts";

let sandbox: Sandbox;
let settings: Record<string, string>;
beforeAll(async () => {
  sandbox = await createSandbox({ size: "small" });
  settings = {
    SESSION_SECRET: "0123456789abcdef0123456789abcdef-secret",
    PUBLIC_URL: "https://channels.example.com",
    ZOOM_CLIENT_ID: "sandbox-granular",
    ZOOM_CLIENT_SECRET: "sandbox-granular-secret",
    ZOOM_ACCOUNT_ID: "sandbox-account",
    ZOOM_S2S_CLIENT_ID: "sandbox-granular-s2s",
    ZOOM_S2S_CLIENT_SECRET: "sandbox-granular-s2s-secret",
    ZOOM_OAUTH_URL: sandbox.url,
    ZOOM_API_URL: sandbox.url,
  };
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const chosen = usualFeatures;
const asked = { chosen, form: "granular", isEvery: true } as const;

async function report(change: Readonly<Record<string, string | undefined>> = {}, isOffline = false) {
  const environment = { ...settings, ...change };
  const examined = await examine(environment, { chosen, isOffline });
  const text = reportLines(examined, asked).join("\n");
  for (const [name, value] of Object.entries(environment))
    if (name.endsWith("SECRET") && value) expect(text).not.toContain(value);
  expect(text).not.toMatch(/eyJ/);
  return { examined, text, isWell: isWell(examined) };
}

test("all is well where the settings are right and the app has the scopes of all features", async () => {
  const { scopes } = leastSet(chosen, "server-to-server", "granular");
  await control(sandbox, "POST /sandbox/apps", { clientId: "sandbox-granular-s2s", scopes });
  const found = await report();
  expect(found.isWell).toBe(true);
  expect(found.text).toContain("https://channels.example.com/auth/callback");
  expect(found.text).toContain("The app has every scope these features need.");
  for (const scope of scopes) expect(found.text).toContain(`    ${scope}`);
  expect(sandbox.requests().filter(({ path }) => path.startsWith("/v2"))).toEqual([]);
});

test("scopes that the app lacks, and those it never needs, are named", async () => {
  const { scopes } = leastSet(chosen, "server-to-server", "granular");
  const granted = [...scopes.filter((scope) => !scope.includes("retention")), "team_chat:read:list_reminders:admin"];
  await control(sandbox, "POST /sandbox/apps", { clientId: "sandbox-granular-s2s", scopes: granted });
  const { examined, text } = await report();
  expect(examined.account).toMatchObject({
    is: "works",
    missing: ["team_chat:read:retention:admin", "team_chat:update:retention:admin"],
    neverNeeded: ["team_chat:read:list_reminders:admin"],
  });
  expect(text).toContain("! The app lacks 2 scopes:");
  expect(text).toContain("Set retention: The app lacks team_chat:read:retention:admin");
});

describe("why the account has no token is told by what Zoom says:", () => {
  test("a wrong secret", async () => {
    const { text, isWell: well } = await report({ ZOOM_S2S_CLIENT_SECRET: "another-secret-7731" });
    expect(well).toBe(false);
    expect(text).toContain("! Zoom does not accept ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET.");
  });
  test("another account, or an app that is not activated", async () => {
    const { text } = await report({ ZOOM_ACCOUNT_ID: "Vp0aAAAAAAAAAAAAAAAAAA" });
    expect(text).toContain("it is not activated, or ZOOM_ACCOUNT_ID is not its account. Zoom said: “Bad Request”");
  });
  test("the app people sign in with, in the place of the other", async () => {
    const { text } = await report({
      ZOOM_S2S_CLIENT_ID: "sandbox-granular",
      ZOOM_S2S_CLIENT_SECRET: "sandbox-granular-secret",
    });
    expect(text).toContain("ZOOM_S2S_CLIENT_ID is the same as ZOOM_CLIENT_ID");
    expect(text).toContain("! Zoom knows the app and gives it no token");
  });
  test("a host that is not there", async () => {
    const { text } = await report({ ZOOM_OAUTH_URL: "http://127.0.0.1:1" });
    expect(text).toContain("! Zoom could not be reached at http://127.0.0.1:1");
  });
});

test("offline, and without an app for the account, nothing is asked of Zoom", async () => {
  expect((await report({}, true)).text).toContain("Whether Zoom accepts the app was not tried.");
  const without = { ZOOM_S2S_CLIENT_ID: undefined, ZOOM_S2S_CLIENT_SECRET: undefined };
  const { text, isWell: well } = await report(without);
  expect(well).toBe(true);
  expect(text).toContain("It is not set up");
  expect(sandbox.requests()).toEqual([]);
});

test("of an admin-managed app it says what that kind needs, and asks Zoom for nothing", async () => {
  const { examined, text } = await report({
    ...{ ZOOM_S2S_CLIENT_ID: undefined, ZOOM_S2S_CLIENT_SECRET: undefined },
    ...{ ZOOM_ADMIN_CLIENT_ID: "sandbox-admin", ZOOM_ADMIN_CLIENT_SECRET: "sandbox-admin-secret" },
  });
  expect(examined).toMatchObject({ accountKind: "admin-managed", account: { is: "not_asked" } });
  const [, ofAccount = ""] = text.split("Account connection\n");
  expect(ofAccount).toContain("Kind: General App, admin-managed app.");
  expect(ofAccount).toContain("https://channels.example.com/auth/account/callback");
  expect(ofAccount).toContain("An owner or administrator connects it on the page Access, Connection");
  expect(ofAccount).not.toMatch(/server-to-server|activate/);
  for (const scope of leastSet(chosen, "admin-managed", "granular").scopes) expect(ofAccount).toContain(scope);
  expect(sandbox.requests()).toEqual([]);
});

test("the app of the account is tried though other settings are missing", async () => {
  const { examined } = await report({ ZOOM_CLIENT_ID: undefined, SESSION_SECRET: undefined });
  expect(examined.problems.join("\n")).toMatch(/ZOOM_CLIENT_ID is missing\nSESSION_SECRET is missing/);
  expect(examined.account.is).toBe("works");
});

test.each([
  [{ ZOOM_ACCOUNT_ID: "1234-567-890" }, "ZOOM_ACCOUNT_ID is an account number"],
  [{ ZOOM_CLIENT_ID: '"abc"' }, "ZOOM_CLIENT_ID begins and ends with quotation marks"],
  [{ ZOOM_CLIENT_SECRET: "ab cd" }, "ZOOM_CLIENT_SECRET has a space"],
  [{ ZOOM_CLIENT_ID: "a", ZOOM_CLIENT_SECRET: "a" }, "ZOOM_CLIENT_SECRET is the same as ZOOM_CLIENT_ID"],
  [{ ZOOM_CLIENT_ID: "a", ZOOM_S2S_CLIENT_ID: "a" }, "ZOOM_S2S_CLIENT_ID is the same as ZOOM_CLIENT_ID"],
  [{ ZOOM_WEBHOOK_SECRET: "s", ZOOM_S2S_CLIENT_SECRET: "s" }, "ZOOM_WEBHOOK_SECRET is the app’s client secret"],
  [{ PUBLIC_URL: "https://a.example/auth/callback" }, "PUBLIC_URL ends with /auth/callback"],
  [{ ZOOM_API_URL: "https://api.zoom.us/v2" }, "ZOOM_API_URL ends with /v2"],
  [{ ZOOM_ACCOUNT_ID: "ada@acme.example" }, "ZOOM_ACCOUNT_ID is an e-mail address"],
  [{ ZOOM_CLIENT_SECRET: "…" }, "ZOOM_CLIENT_SECRET is a placeholder"],
])("%o looks like a mistake: %s", (given: Readonly<Record<string, string>>, sentence) => {
  expect(settingsLooks(given).join("\n")).toContain(sentence);
});

function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ code: unknown; out: string; error: string }>((resolve) => {
    execFile(
      process.execPath,
      ["scripts/run.mjs", "server/doctor/doctor-main.ts", ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (failure, out, error) => resolve({ code: failure?.code ?? 0, out, error }),
    );
  });
}

test("as it runs: 1 where something is to be mended, 2 for what it does not know, scopes alone to copy", async () => {
  expect(await run(["--offline"], {})).toMatchObject({ code: 1, out: expect.stringContaining("ZOOM_CLIENT_ID") });
  expect(await run(["--features", "nonsense"], {})).toMatchObject({
    code: 2,
    error: expect.stringContaining("--list"),
  });
  const emoji = featureOf("emoji");
  const scopes = leastSet(emoji ? [emoji] : [], "user-managed", "classic").scopes.join("\n");
  expect(await run(["--features", "emoji", "--app", "user-managed", "--form", "classic"], {})).toEqual({
    code: 0,
    out: `${scopes}\n`,
    error: "",
  });
});

// Tests of the steps of a first connection, by what Zoom says to the apps of the settings: no token and no secret is told.

import { usualFeatures } from "../../domain/doctor/features.ts";
import type { SetupTest } from "../../domain/doctor/setup.ts";
import { stepsToAdd } from "../../domain/doctor/verdict.ts";
import { NotConnected } from "../access/zoom-errors.ts";
import type { Config } from "../config/config.ts";
import type { Log } from "../log.ts";
import { accountGrantId } from "../oauth/grant-store.ts";
import type { Grants } from "../oauth/grants.ts";
import { AppRefused, callbackUrl, type ZoomOAuth } from "../oauth/zoom-oauth.ts";
import { within } from "../within.ts";
import { whyNoToken } from "./account-token.ts";
import { byGranted } from "./examine.ts";

export interface SetupTestDeps {
  readonly config: Config;
  readonly oauth: ZoomOAuth;
  readonly grants: Grants;
  /** Of the account connection; null where there is none. */
  readonly accountScopes: (() => Promise<readonly string[]>) | null;
  /** Of the admin-managed app; null where that is not in use. */
  readonly adminOAuth: ZoomOAuth | null;
  readonly log: Log;
}

const ZOOM_LIMIT_MS = 10_000;

/** Tells the log what is wrong, too. */
export async function testSetup(deps: SetupTestDeps): Promise<readonly SetupTest[]> {
  const [client, redirect, account] = await Promise.all([testClient(deps), testRedirect(deps), testAccount(deps)]);
  const tests = [client, redirect, ...account];
  for (const { id, is, sentence } of tests)
    if (is === "wrong") deps.log.warn({ test: id }, `a test of the connection found something wrong: ${sentence}`);
  return tests;
}

const unreached = ({ config }: SetupTestDeps): Pick<SetupTest, "is" | "sentence" | "steps"> => ({
  is: "unknown",
  sentence: `Zoom could not be reached at ${config.oauthUrl}, or answered with something else than documented.`,
  steps: ["Check that the console’s server reaches the internet, and ZOOM_OAUTH_URL if it is set; then test again."],
});

async function testClient(deps: SetupTestDeps): Promise<SetupTest> {
  try {
    await within(ZOOM_LIMIT_MS, deps.oauth.checkClient());
    return { id: "client", is: "works", sentence: "Zoom accepts the client ID and the secret.", steps: [] };
  } catch (error) {
    deps.log.debug({ err: error }, "the app people sign in with was tested");
    if (!(error instanceof AppRefused)) return { id: "client", ...unreached(deps) };
    return {
      id: "client",
      is: "wrong",
      sentence: "Zoom does not accept ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.",
      steps: [
        "Copy both of the same tab of the app’s page, Development or Production: a secret that was regenerated is another one.",
        "Restart the console.",
      ],
    };
  }
}

/** What Zoom's page of consent says before anybody has signed in there. */
async function testRedirect(deps: SetupTestDeps): Promise<SetupTest> {
  const { config, oauth, log } = deps;
  const id = "redirect";
  const redirectAddress = callbackUrl(config);
  try {
    const { url } = await oauth.begin();
    // biome-ignore lint/style/noRestrictedGlobals: Zoom’s page of consent, as a browser asks for it without anything to prove
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(ZOOM_LIMIT_MS) });
    const text = await answer.text();
    if (/invalid redirect|redirect ur[il] mismatch|4,?709/i.test(text))
      return {
        ...{ id, is: "wrong" },
        sentence: `Zoom does not accept ${redirectAddress} as the app’s redirect address.`,
        steps: [
          `On the app’s page put ${redirectAddress} in OAuth Redirect URL and on the OAuth Allow List, letter by letter.`,
          "Where that is not the address people open, correct PUBLIC_URL and restart the console.",
        ],
      };
    if (/invalid client_?id|4,?702/i.test(text))
      return {
        ...{ id, is: "wrong" },
        sentence: "Zoom knows no app with ZOOM_CLIENT_ID that people can sign in with.",
        steps: ["Copy the client ID of the user-managed app again, and restart the console."],
      };
    if (answer.status === 200) return { id, is: "works", sentence: `Zoom accepts ${redirectAddress}.`, steps: [] };
    return {
      ...{ id, is: "unknown" },
      sentence: "Zoom looks at the redirect address only after a person has signed in there.",
      steps: [
        `Sign in. Where Zoom’s page says “Invalid redirect”, the app’s page has another one than ${redirectAddress}.`,
      ],
    };
  } catch (error) {
    log.debug({ err: error }, "the redirect address was tested");
    return { id, ...unreached(deps) };
  }
}

async function testAccount(deps: SetupTestDeps): Promise<readonly SetupTest[]> {
  if (deps.config.account) return testServerApp(deps, deps.config.account);
  if (deps.adminOAuth && deps.accountScopes) return testAdminApp(deps, deps.adminOAuth, deps.accountScopes);
  return [
    {
      ...{ id: "account", is: "to_do" },
      sentence: "Neither a server-to-server app nor an admin-managed one is set.",
      steps: [],
    },
  ];
}

async function testServerApp(
  { grants, oauth, config, log }: SetupTestDeps,
  { clientId, id: accountId }: NonNullable<Config["account"]>,
): Promise<readonly SetupTest[]> {
  const id = "account";
  try {
    // A token at hand would say nothing of settings that are other ones by now. The new one ends it, and takes its place.
    const tokens = await within(ZOOM_LIMIT_MS, oauth.accountToken());
    await grants.store(accountGrantId(clientId, accountId), tokens);
    const scopes = tokens.scopes.split(" ").filter(Boolean);
    return [
      { id, is: "works", sentence: "The app is activated, and Zoom gave it a token.", steps: [] },
      ofScopes(scopes, "server-to-server"),
    ];
  } catch (error) {
    log.debug({ err: error }, "the app of the account was tested");
    const { sentence, steps } = whyNoToken(error, config.oauthUrl);
    return [{ id, is: error instanceof AppRefused ? "wrong" : "unknown", sentence, steps: [...steps] }];
  }
}

async function testAdminApp(
  deps: SetupTestDeps,
  oauth: ZoomOAuth,
  scopesOf: NonNullable<SetupTestDeps["accountScopes"]>,
): Promise<readonly SetupTest[]> {
  const id = "account";
  try {
    await within(ZOOM_LIMIT_MS, oauth.checkClient());
    const scopes = await within(ZOOM_LIMIT_MS, scopesOf());
    return [
      { id, is: "works", sentence: "An administrator has connected the account.", steps: [] },
      ofScopes(scopes, "admin-managed"),
    ];
  } catch (error) {
    deps.log.debug({ err: error }, "the app of the account was tested");
    if (error instanceof NotConnected)
      return [
        {
          ...{ id, is: "to_do" },
          sentence: "Zoom accepts the admin-managed app, and nobody has connected the account with it.",
          steps: ["Sign in as an owner or administrator, open Access, Connection, and connect the account."],
        },
      ];
    if (!(error instanceof AppRefused)) return [{ id, ...unreached(deps) }];
    return [
      {
        ...{ id, is: "wrong" },
        sentence: "Zoom does not accept ZOOM_ADMIN_CLIENT_ID and ZOOM_ADMIN_CLIENT_SECRET.",
        steps: ["Copy both of the same tab of the admin-managed app’s page, and restart the console."],
      },
    ];
  }
}

function ofScopes(granted: readonly string[], kind: "server-to-server" | "admin-managed"): SetupTest {
  const { missing } = byGranted(granted, usualFeatures, kind);
  if (missing.length === 0)
    return { id: "account_scopes", is: "works", sentence: "It has every scope that all features need.", steps: [] };
  return {
    ...{ id: "account_scopes", is: "wrong" },
    sentence: `For all features it lacks ${missing.join(", ")}.`,
    steps: [...stepsToAdd(missing, kind)],
  };
}

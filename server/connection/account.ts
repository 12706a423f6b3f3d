// The account connection by the settings: the server-to-server app where there is one, else the admin-managed app that
// an administrator signs in to. One at a time, so that it is never in doubt whose authority something is done by.
import { createAccountApp } from "../access/account-app.ts";
import { accountTroubleOf } from "../access/account-trouble.ts";
import type { ZoomPeople } from "../access/zoom-people.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import { accountGrantId } from "../oauth/grant-store.ts";
import { createGrants, type Grants } from "../oauth/grants.ts";
import type { Seal } from "../oauth/seal.ts";
import { createSignInCookies } from "../oauth/sign-in-cookie.ts";
import { createZoomOAuth, type ZoomOAuth } from "../oauth/zoom-oauth.ts";
import { createConnectedAccount, noneOf } from "./connected.ts";
import { createConnecting } from "./connecting.ts";
import { connectionId } from "./connection-store.ts";
import { createHealth } from "./health.ts";

export interface AccountDeps {
  readonly config: Config;
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly audit: Pick<Audit, "record">;
  readonly people: ZoomPeople;
  readonly seal: Seal;
  /** Of the app people sign in with, and of the server-to-server app. */
  readonly oauth: ZoomOAuth;
  /** Goes on with what waits for the connection. */
  readonly resume: () => Promise<void>;
}

export function createAccount(deps: AccountDeps) {
  const { config, database, clock, log, people } = deps;
  const { account: serverApp, adminApp } = config;
  const serverGrantId = serverApp && accountGrantId(serverApp.clientId, serverApp.id);
  const id = serverGrantId ?? (adminApp ? connectionId(adminApp.clientId, adminApp.id) : "");
  const health = createHealth({ database, clock, log, id });
  const granting = { ...{ database, seal: deps.seal, clock, log, apiUrl: config.apiUrl } };
  const grants: Grants = createGrants({
    ...{ ...granting, oauth: deps.oauth, accountGrantId: serverGrantId },
    refreshed: (grantId, failure) => {
      if (grantId === serverGrantId) health.refreshed(failure);
    },
  });
  /** What the roles of people rest on. */
  const watchedPeople: ZoomPeople = {
    me: (grant, asker) => health.asking(people.me(grant, asker)),
    user: (grant, userId) => health.asking(people.user(grant, userId)),
    permissions: (grant, userId) => health.asking(people.permissions(grant, userId)),
  };

  if (serverApp && serverGrantId) {
    const grant = { tokens: health.watched(grants.tokens(serverGrantId)), accountId: serverApp.id };
    return {
      ...{ grants, grant, id, signIn: null, people: watchedPeople },
      app: createAccountApp({ people: watchedPeople, clock, log, account: grant }),
      scopes: async () => (await grants.access(serverGrantId)).scopes,
    };
  }
  if (!adminApp) return { ...{ grants, grant: null, id, signIn: null, people, app: null, scopes: null } };
  const oauth = createZoomOAuth(config, "admin");
  const adminGrants = createGrants({
    ...{ ...granting, oauth, accountGrantId: null },
    refreshed: (_grantId, failure) => health.refreshed(failure),
  });
  const { clientId } = adminApp;
  const connected = createConnectedAccount({ ...deps, grants: adminGrants, clientId, id });
  const connecting = createConnecting({ ...deps, oauth, grants: adminGrants, connected, clientId, id });
  const grant = { tokens: health.watched(connected.tokens), accountId: adminApp.id };
  const known = {
    actsAs: () => {
      const row = connected.row.cached();
      if (!row)
        connected.row.of().catch((error: unknown) => log.warn({ err: error }, "whose account it is was not told"));
      return row?.holder?.name;
    },
    trouble: async () => {
      const row = await connected.row.of();
      return row.holder ? null : accountTroubleOf(noneOf(row));
    },
  };
  return {
    ...{ grants, grant, id, people: watchedPeople, scopes: connected.scopes },
    signIn: { oauth, connecting, cookies: createSignInCookies(config, deps.seal, clock, "connect") },
    app: createAccountApp({ people: watchedPeople, clock, log, account: grant, connected: known }),
  };
}

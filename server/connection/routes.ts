// `/api/access/connection` and Zoom's way back from it: the account connection, for owners and administrators; auditors look.
import { type Request, type Response, Router } from "express";
import { accountTroubles } from "../../contract/account-trouble.ts";
import { connectionPath } from "../../contract/bff.ts";
import type { ConnectionInfo, ConnectOutcome } from "../../domain/access/connection.ts";
import type { AccountApp } from "../access/account-app.ts";
import { accountTroubleOf } from "../access/account-trouble.ts";
import { isAdministrator } from "../access/table.ts";
import type { ZoomPeople } from "../access/zoom-people.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess, requestIdOf } from "../inventory/access.ts";
import type { Log } from "../log.ts";
import { addressOf } from "../middleware/address.ts";
import { RequestFailure, toFailure } from "../middleware/bff-error.ts";
import type { SignIn, SignInCookies } from "../oauth/sign-in-cookie.ts";
import { callbackPaths, callbackUrl, type ZoomOAuth } from "../oauth/zoom-oauth.ts";
import { requestSession } from "../session/request-session.ts";
import type { Session } from "../session/session.ts";
import { within } from "../within.ts";
import type { TokenSource } from "../zoom/call.ts";
import { type Asked, type Connecting, ConnectRefused, connectOutcomeOf } from "./connecting.ts";
import { type ConnectionRow, readConnection } from "./connection-store.ts";
import { readDayBudget } from "./day-budget.ts";

export interface ConnectionRouteDeps extends Omit<AccessDeps, "sync"> {
  readonly config: Config;
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly audit: Pick<Audit, "refuse">;
  readonly people: ZoomPeople;
  readonly userTokens: (userId: string) => TokenSource;
  readonly app: AccountApp | null;
  /** Of the grant in use; throws why there is none. Null without an app of the account. */
  readonly scopes: (() => Promise<readonly string[]>) | null;
  /** Of the row; empty without an app. */
  readonly id: string;
  /** Null where an administrator's sign-in is not what connects it. */
  readonly signIn: {
    readonly oauth: ZoomOAuth;
    readonly cookies: SignInCookies;
    readonly connecting: Connecting;
  } | null;
}

/** The page whose tab this is. */
const PAGE = "/access?part=connection";
const ZOOM_LIMIT_MS = 5_000;

export function connectionRoutes(deps: ConnectionRouteDeps): Router {
  const { config, database, clock, log, signIn } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess({ ...deps, sync: null });

  /** By their own grant: whoever connects it first has no other. */
  const isOwnerOrAdministrator = async ({ userId, accountId }: Session): Promise<boolean> =>
    isAdministrator((await deps.people.me({ tokens: deps.userTokens(userId), accountId }, userId)).role_id);

  /**
   * Whoever gives roles; while that cannot be read through the account connection, owners and administrators.
   *
   * @param isLooking whoever sees the audit trail, too
   * @throws RequestFailure
   */
  const asker = async (
    req: Request,
    res: Response,
    isLooking = false,
  ): Promise<Asked & { readonly isKeeper: boolean }> => {
    const requestId = requestIdOf(res);
    try {
      const { session, may } = await access.asker(req);
      if (deps.account) {
        const isKeeper = may.all("give-roles");
        if (isKeeper || (isLooking && may.all("see-audit"))) return { session, requestId, isKeeper };
        throw notYours();
      }
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.code !== "account_unavailable") throw error;
    }
    const found = await requestSession(deps, { headers: req.headers });
    const session = { ...found, address: addressOf(req, config.trustedProxies) };
    if (!(await isOwnerOrAdministrator(session))) throw notYours();
    return { session, requestId, isKeeper: true };
  };
  /** @throws RequestFailure */
  const signingIn = () => {
    if (signIn) return signIn;
    throw new RequestFailure(
      "invalid_request",
      config.account
        ? "The account is connected by the server-to-server app of the settings. Whoever runs this console has to remove ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET before an administrator can connect it by signing in."
        : "There is no admin-managed app in the settings. Whoever runs this console has to set ZOOM_ADMIN_CLIENT_ID and ZOOM_ADMIN_CLIENT_SECRET.",
    );
  };

  router.get(connectionPath, async (req, res) => {
    const { session, isKeeper } = await asker(req, res, true);
    const { orm } = await database.ready;
    const row = await readConnection(orm, deps.id);
    const [token, canConnect, budget] = await Promise.all([
      tokenOf(deps, requestIdOf(res)),
      signIn && isKeeper ? isOwnerOrAdministrator(session) : false,
      config.accountId === null ? [] : readDayBudget(orm, config.plan, config.accountId, clock.nowMs()),
    ]);
    res.json({ ...described(deps, row), ...token, canConnect, isKeeper, budget } satisfies ConnectionInfo);
  });

  router.post(connectionPath, async (req, res) => {
    const { session } = await asker(req, res);
    const { oauth, cookies } = signingIn();
    if (!(await isOwnerOrAdministrator(session)))
      throw new RequestFailure(
        "forbidden_role",
        "Only an owner or administrator of the Zoom account can connect it: Zoom gives nobody else the scopes.",
      );
    const { url, pending } = await oauth.begin();
    res.setHeader(
      "set-cookie",
      cookies.keep(req.headers.cookie, { ...pending, returnTo: PAGE, userId: session.userId }),
    );
    res.json({ url });
  });

  router.delete(connectionPath, async (req, res) => {
    const asked = await asker(req, res);
    await signingIn().connecting.disconnect(asked);
    res.sendStatus(204);
  });

  router.get(callbackPaths.admin, async (req, res) => {
    const back = (outcome: ConnectOutcome) => res.redirect(302, `${PAGE}&connecting=${outcome}`);
    const state = typeof req.query.state === "string" ? req.query.state : "";
    const begun = signIn?.cookies.find(req.headers.cookie, state);
    if (!signIn || !begun) {
      log.warn({ requestId: requestIdOf(res) }, "a return from Zoom fits no connecting begun in this browser");
      back("expired");
      return;
    }
    res.append("set-cookie", signIn.cookies.clear(state));
    let session: Session | null = null;
    try {
      session = await whoBegan(deps, req, begun);
      const query = req.originalUrl.slice(req.originalUrl.indexOf("?"));
      const asked = { session, requestId: requestIdOf(res) };
      const outcome = await signIn.connecting.connect(new URL(query, callbackUrl(config, "admin")), begun, asked);
      log.info({ requestId: asked.requestId, userId: session.userId, outcome }, "the account was connected");
      back(outcome);
    } catch (error) {
      log.warn({ requestId: requestIdOf(res), err: error }, "the account was not connected");
      const outcome = connectOutcomeOf(error);
      const address = addressOf(req, config.trustedProxies);
      deps.audit.refuse({
        ...{ requestId: requestIdOf(res), who: session, address, operation: "connectAccount", code: outcome },
      });
      back(outcome);
    }
  });
  return router;
}

const notYours = () =>
  new RequestFailure(
    "forbidden_role",
    "The account connection is looked after by workspace administrators. Ask an owner or administrator of the Zoom account.",
  );

/** @throws ConnectRefused */
async function whoBegan(deps: ConnectionRouteDeps, req: Request, { userId }: SignIn): Promise<Session> {
  try {
    const found = await requestSession(deps, { headers: req.headers });
    if (found.userId === userId) return { ...found, address: addressOf(req, deps.config.trustedProxies) };
  } catch (error) {
    if (toFailure(error).code !== "session_required") throw error;
  }
  throw new ConnectRefused("other_session", "Whoever began it is not signed in here any more.");
}

/** Whether there is a token, and what it is good for. */
async function tokenOf(
  { scopes, log }: ConnectionRouteDeps,
  requestId: string,
): Promise<Pick<ConnectionInfo, "scopes" | "trouble">> {
  if (!scopes) return { scopes: null, trouble: null };
  try {
    return { scopes: [...(await within(ZOOM_LIMIT_MS, scopes()))], trouble: null };
  } catch (error) {
    const trouble = accountTroubleOf(error);
    if (trouble === null) throw error;
    log.warn({ requestId, trouble, err: error }, "the account connection has no token");
    return { scopes: null, trouble: accountTroubles[trouble] };
  }
}

function described(
  { config, app, signIn }: ConnectionRouteDeps,
  row: ConnectionRow,
): Omit<ConnectionInfo, "scopes" | "trouble" | "canConnect" | "isKeeper" | "budget"> {
  const { holder, ended, lastFailure } = row;
  const name = signIn ? holder?.name : app?.actsAs();
  return {
    kind: config.account ? "server-to-server" : signIn ? "admin-managed" : "none",
    isOtherUnused: config.account !== null && config.adminApp !== null,
    state: config.account || holder ? "connected" : !ended ? "never" : ended.name === null ? "ended" : "disconnected",
    authority: name === undefined ? null : { name, roleName: holder?.roleName ?? "" },
    connectedAtMs: holder && row.connectedAtMs,
    replaced: holder && row.replaced,
    ended: holder ? null : ended,
    lastUsedAtMs: row.lastUsedAtMs,
    refreshes: { count: row.refreshes, lastAtMs: row.refreshedAtMs },
    failures: {
      count: row.failures,
      last: lastFailure && { atMs: lastFailure.atMs, sentence: accountTroubles[lastFailure.trouble] },
    },
    plan: config.plan,
    redirectAddress: callbackUrl(config, "admin"),
  };
}

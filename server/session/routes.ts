import { Router } from "express";
import type { AccountConnection, SessionInfo } from "../../contract/bff.ts";
import type { Standings } from "../access/standings.ts";
import type { Config } from "../config/config.ts";
import type { Log } from "../log.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { userGrantId } from "../oauth/grant-store.ts";
import type { Grants } from "../oauth/grants.ts";
import { cookieNames, readCookie } from "./cookie.ts";
import type { Sessions } from "./sessions.ts";

export interface SessionRouteDeps {
  readonly config: Config;
  readonly sessions: Sessions;
  readonly grants: Grants;
  readonly standings: Standings | null;
  readonly log: Log;
}

export function sessionRoutes(deps: SessionRouteDeps): Router {
  const { config, sessions, grants } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  router.get("/api/session", async (req, res) => {
    const id = readCookie(req.headers.cookie, cookieNames(config).session);
    const session = id === undefined ? null : await sessions.find(id);
    if (!session) throw new RequestFailure("session_required", "You are not signed in.");
    const { userId, email, displayName, roleName } = session;
    const [{ scopes }, account] = await Promise.all([
      grants.access(userGrantId(config.client.id, userId)),
      accountConnection(deps, userId, String(res.locals.requestId)),
    ]);
    res.json({
      user: { id: userId, email, displayName, roleName },
      connections: { me: { scopes }, account },
      isSandbox: config.isSandbox,
      expiresAtMs: sessions.endsAtMs(session),
    } satisfies SessionInfo);
  });
  return router;
}

/** People can work through their own connection while the account's is out of order. */
async function accountConnection(
  { standings, log }: SessionRouteDeps,
  userId: string,
  requestId: string,
): Promise<AccountConnection> {
  if (!standings) return { access: "none", why: "not_configured" };
  try {
    const standing = await standings.of(userId);
    return standing.access === "none" ? { access: "none", why: "role" } : standing;
  } catch (error) {
    log.warn({ requestId, err: error }, "a person's role could not be read through the account connection");
    return { access: "none", why: "unavailable" };
  }
}

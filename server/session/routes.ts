import { Router } from "express";
import type { AccountConnection, SessionInfo } from "../../contract/bff.ts";
import type { Standings } from "../access/standings.ts";
import type { Config } from "../config/config.ts";
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
}

export function sessionRoutes({ config, sessions, grants, standings }: SessionRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get("/api/session", async (req, res) => {
    const id = readCookie(req.headers.cookie, cookieNames(config).session);
    const session = id === undefined ? null : await sessions.find(id);
    if (!session) throw new RequestFailure("session_required", "You are not signed in.");
    const { userId, email, displayName, roleName } = session;
    const [{ scopes }, account] = await Promise.all([
      grants.access(userGrantId(config.client.id, userId)),
      accountConnection(standings, userId),
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

async function accountConnection(standings: Standings | null, userId: string): Promise<AccountConnection> {
  if (!standings) return { access: "none", why: "not_configured" };
  const { access } = await standings.of(userId);
  return access === "none" ? { access, why: "role" } : { access };
}

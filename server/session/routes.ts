import { Router } from "express";
import { type BrokenGlass, PERSON_HEADER, type SessionInfo } from "../../contract/bff.ts";
import { packed } from "../../domain/access/packed.ts";
import { lasting, type Permissions } from "../access/actors.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { Log } from "../log.ts";
import { userGrantId } from "../oauth/grant-store.ts";
import { GrantRevoked, type Grants } from "../oauth/grants.ts";
import { AppRefused, OAuthFailed } from "../oauth/zoom-oauth.ts";
import { TooSlow, within } from "../within.ts";
import { type AccountConnectionDeps, accountConnection } from "./account-connection.ts";
import { type RequestSessionDeps, requestSession } from "./request-session.ts";
import type { Sessions } from "./sessions.ts";

export interface OwnScopesDeps {
  readonly config: Config;
  readonly grants: Grants;
  readonly log: Log;
}

export interface SessionRouteDeps extends RequestSessionDeps, AccountConnectionDeps, OwnScopesDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
}

/** Every page waits for this answer: what Zoom has not said by then is told as known, or as not known yet. */
const ZOOM_LIMIT_MS = 2_000;

export function sessionRoutes(deps: SessionRouteDeps): Router {
  const { config, sessions } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  router.get("/api/session", async (req, res) => {
    const session = await requestSession(deps, { headers: req.headers });
    const { userId, email, displayName, roleName } = session;
    const [scopes, account] = await Promise.all([
      ownScopes(deps, userGrantId(config.client.id, userId), String(res.locals.requestId)),
      accountConnection(deps, userId, ZOOM_LIMIT_MS, String(res.locals.requestId)),
    ]);
    const may = deps.account?.actors.lastKnown(userId);
    const brokenGlass = await glassToldTo(deps, userId, may);
    res.setHeader(PERSON_HEADER, userId);
    res.json({
      user: { id: userId, email, displayName, roleName },
      connections: { me: { scopes }, account },
      access: packed(lasting(may, deps.clock.nowMs()), null),
      ...(brokenGlass.length > 0 && { brokenGlass }),
      isSandbox: config.isSandbox,
      expiresAtMs: sessions.endsAtMs(session),
    } satisfies SessionInfo);
  });
  return router;
}

/** Of everyone to those who give roles, who are told at once where they have a page open; to others their own. */
async function glassToldTo(
  { account }: SessionRouteDeps,
  userId: string,
  may: Permissions | undefined,
): Promise<readonly BrokenGlass[]> {
  if (!account || !may) return [];
  const isGiver = may.all("give-roles");
  return (await account.actors.brokenGlass()).flatMap(({ byUserId, byName, reason, untilMs }) => {
    const isOwn = byUserId === userId;
    return untilMs !== null && (isOwn || isGiver) ? [{ byName, reason, untilMs, isOwn }] : [];
  });
}

/**
 * Renews the person's grant when it has run out; while that takes long or fails for a reason other than the grant, the
 * scopes are those of the one that ran out, and the first request that needs a token is told why there is none.
 *
 * @throws GrantRevoked
 */
export async function ownScopes({ grants, log }: OwnScopesDeps, grantId: string, requestId: string) {
  try {
    return (await within(ZOOM_LIMIT_MS, grants.access(grantId))).scopes;
  } catch (error) {
    const isPassing = error instanceof TooSlow || error instanceof OAuthFailed || error instanceof AppRefused;
    if (!isPassing) throw error;
    log.warn({ requestId, err: error }, "a grant could not be renewed for the session; its last scopes are told");
    const known = await grants.knownScopes(grantId);
    if (!known) throw new GrantRevoked("There is no grant.");
    return known;
  }
}

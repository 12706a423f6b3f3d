import type { Clock } from "../clock.ts";
import type { Grant } from "../oauth/grants.ts";
import { type Caller, ZoomError } from "../operations/operation.ts";
import type { World } from "../world.ts";

/** A token that works, and whose authority it carries. */
export interface Bearer {
  readonly grant: Grant;
  readonly caller: Caller;
}

const invalid = () => new ZoomError(401, 124, "Invalid access token.");

/**
 * Finds the grant of a request's bearer token.
 *
 * @throws ZoomError 401/124 when there is none, it is no more, it has expired, or its person was deactivated.
 */
export function authenticate(authorization: string | undefined, world: World, clock: Clock): Bearer {
  const token = authorization?.match(/^Bearer +(\S+)$/i)?.[1];
  const grant = token === undefined ? undefined : world.grants.ofAccessToken(token);
  if (!grant) throw invalid();
  if (grant.accessExpiresAtMs <= clock.nowMs()) throw new ZoomError(401, 124, "Access token is expired.");
  const user = world.store.findUser(grant.userId);
  if (user?.status !== "active") throw invalid();
  const { clientId, kind } = grant.app;
  return { grant, caller: { user, clientId, isAccountLevel: kind !== "user-managed" } };
}

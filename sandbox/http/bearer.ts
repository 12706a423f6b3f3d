import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Clock } from "../clock.ts";
import type { Grant } from "../oauth/grants.ts";
import { type Caller, ZoomError } from "../operations/operation.ts";
import type { World } from "../world.ts";

/** A token that works, and whose authority it carries. */
export interface Bearer {
  readonly grant: Grant;
  readonly caller: Caller;
}

type TokenFault = "missing" | "invalid" | "expired";

/** How the errors that some operations list of their own begin. */
const invalid = /^invalid (authorization|access) token/i;
const ownWords: Record<TokenFault, readonly RegExp[]> = {
  missing: [/^(missing authorization header|access token is required)/i],
  invalid: [invalid],
  expired: [/^access token is expired/i, invalid],
};

/** 401/124, but for operations with an error of their own. */
function refusal(fault: TokenFault, operation: OperationId | null): ZoomError {
  const listed = operation === null ? [] : operationErrors[operation];
  const own = ownWords[fault]
    .map((words) => listed.find(({ message }) => message !== null && words.test(message)))
    .find((error) => error !== undefined);
  if (own?.code && own.message) return new ZoomError(own.status, own.code, own.message);
  return new ZoomError(401, 124, fault === "expired" ? "Access token is expired." : "Invalid access token.");
}

/**
 * Finds the grant of a request's bearer token.
 *
 * @param operation What the request asks for; null when that is nothing the contract knows.
 * @throws ZoomError when there is no token, it is no more, it has expired, or its person was deactivated.
 */
export function authenticate(
  authorization: string | undefined,
  operation: OperationId | null,
  world: World,
  clock: Clock,
): Bearer {
  const token = authorization?.match(/^Bearer +(\S+)$/i)?.[1];
  if (token === undefined) throw refusal("missing", operation);
  const grant = world.grants.ofAccessToken(token);
  if (!grant) throw refusal("invalid", operation);
  if (grant.accessExpiresAtMs <= clock.nowMs()) throw refusal("expired", operation);
  const user = world.store.findUser(grant.userId);
  if (user?.status !== "active") throw refusal("invalid", operation);
  const { clientId, kind } = grant.app;
  return { grant, caller: { user, clientId, isAccountLevel: kind !== "user-managed" } };
}

import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationMatch } from "../../contract/match-operation.ts";
import { ZoomError } from "../operations/operation.ts";
import type { Store, User } from "../store/store.ts";
import type { Bearer } from "./bearer.ts";
import { missingAdminScopes } from "./scopes.ts";

const USER_MISSING = 1001;

/**
 * The person a request acts for: whom `{userId}` names, or the caller where the path names nobody.
 *
 * `me` of a server-to-server app is the owner of the app, here the account's owner: ZoomNet's integration suite and the
 * XSOAR pack both begin with `GET /users/me` by such a token.
 *
 * @throws ZoomError when an app that acts for one person names anybody but `me`, even by that person's own id; when
 *   there is no such person.
 */
export function actorOf({ operation, params }: OperationMatch, { grant, caller }: Bearer, store: Store): User {
  const { app } = grant;
  const userId = params.userId;
  if (userId === undefined || userId === "me") return caller.user;
  if (app.kind === "user-managed") throw missingAdminScopes(operation, app);
  const user = store.findUser(userId);
  if (!user) throw missingUser(operation, userId);
  return user;
}

function missingUser(operation: OperationMatch["operation"], userId: string): ZoomError {
  const own = operationErrors[operation.id].find(({ code }) => code === USER_MISSING);
  const message = (own?.message ?? "User does not exist: {userId}.").replace(/\$userId|\{userId\}/, userId);
  return new ZoomError(own?.status ?? 404, USER_MISSING, message);
}

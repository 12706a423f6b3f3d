import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationMatch } from "../../contract/match-operation.ts";
import type { Operation, Scopes } from "../../contract/operation.ts";
import type { App } from "../apps.ts";
import type { Grant } from "../oauth/grants.ts";
import { ZoomError } from "../operations/operation.ts";

/**
 * Checks that the grant may call the operation: one scope of those that fit the kind of app is enough, and an
 * operation for one kind of app only is beyond the other's scopes.
 *
 * @throws ZoomError 400/4700, or 400/4711 for apps with granular scopes.
 */
export function checkScopes(operation: OperationMatch["operation"], grant: Grant): void {
  const { app } = grant;
  if (grant.isBot) throwOwnRefusalOfBots(operation);
  const needed = scopesOf(operation, app);
  const isOfOtherKind =
    (operation.apps === "user-managed only" && app.kind !== "user-managed") ||
    (operation.apps === "account-level only" && app.kind === "user-managed") ||
    (operation.apps === "OAuth 2.0 only" && app.kind === "server-to-server");
  const [own, other] = app.kind === "user-managed" ? [needed.user, needed.admin] : [needed.admin, needed.user];
  if (isOfOtherKind) throw missingScopes(app, other.length > 0 ? other : own);
  if (!own.some((scope) => grant.scopes.has(scope))) throw missingScopes(app, own.length > 0 ? own : other);
}

/** Operations on files tell a chatbot's token from one that only lacks a scope. */
function throwOwnRefusalOfBots({ id }: OperationMatch["operation"]): void {
  const own = operationErrors[id].find(({ message }) => message === "Service access not permitted.");
  if (own?.code && own.message) throw new ZoomError(own.status, own.code, own.message);
}

/** The error of an app that acts for one person and names someone: it would take an account-level scope. */
export function missingAdminScopes(operation: Operation, app: App): ZoomError {
  const { user, admin } = scopesOf(operation, app);
  return missingScopes(app, admin.length > 0 ? admin : user);
}

function scopesOf(operation: Operation, app: App): Scopes {
  return app.isGranular ? operation.granularScopes : operation.scopes;
}

/** The two kinds differ in code, in the space after the colon and in the full stop. */
function missingScopes(app: App, scopes: readonly string[]): ZoomError {
  const list = scopes.join(", ");
  return app.isGranular
    ? new ZoomError(400, 4711, `Invalid access token, does not contain scopes:[${list}].`)
    : new ZoomError(400, 4700, `Invalid access token, does not contain scopes: [${list}]`);
}

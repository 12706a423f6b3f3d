import type { ServerResponse } from "node:http";
import { accountTroubles } from "../../contract/account-trouble.ts";
import type { AccountTrouble, BffError, BffErrorCode, ConnectionName } from "../../contract/bff.ts";
import type { AuditTarget } from "../../domain/audit/entry.ts";
import { NotConnected, ZoomRefused, ZoomUnreachable } from "../access/zoom-errors.ts";
import { DatabaseAway, GrantBusy } from "../db/database.ts";
import { DiskFull } from "../db/disk-room.ts";
import { GrantRevoked } from "../oauth/grants.ts";
import { AppRefused, OAuthFailed } from "../oauth/zoom-oauth.ts";
import { LimitsUnknown } from "../zoom/limits/limit-store.ts";

/** What somebody wanted to do, for the audit trail where it is refused. */
export interface RefusedAct {
  /** What the trail calls it: `applyChange`. */
  readonly operation: string;
  readonly connection?: ConnectionName | undefined;
  /** ID of the action. */
  readonly action?: string | undefined;
  readonly change?: { readonly id: string; readonly title: string } | undefined;
  readonly targets?: readonly AuditTarget[] | undefined;
}

/** A failure of the BFF's own, with what the browser may know of it. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";
  readonly code: BffErrorCode;
  readonly retryAfterMs: number | undefined;
  /** What was refused by it, where that is known. */
  act: RefusedAct | undefined;
  constructor(code: BffErrorCode, message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}

export const statusOf: Record<BffErrorCode, number> = {
  session_required: 401,
  grant_revoked: 401,
  other_person: 409,
  outdated: 409,
  forbidden_origin: 403,
  forbidden_role: 403,
  reads_only: 403,
  account_unavailable: 503,
  app_refused: 503,
  unknown_operation: 404,
  not_found: 404,
  no_picture: 404,
  invalid_request: 400,
  me_rule: 400,
  body_too_large: 413,
  no_room: 507,
  rate_limited: 429,
  upstream_unreachable: 502,
  upstream_broken_off: 502,
  upstream_timeout: 504,
  unavailable: 503,
  internal: 500,
};

/** Why nothing can be asked through the account connection just now. */
export const accountUnavailable = (trouble: AccountTrouble, cause: unknown): RequestFailure =>
  new RequestFailure("account_unavailable", accountTroubles[trouble], { cause });

/** The app of the account connection cannot be told what something rests on. @param scopes Those that Zoom named. */
export const lacksScope = (scopes: readonly string[], cause: unknown): RequestFailure =>
  new RequestFailure(
    "account_unavailable",
    `The app of the account connection lacks a scope that this needs${scopes.length > 0 ? `: ${scopes.join(", ")}` : ""}. Whoever manages the app has to add it.`,
    { cause },
  );

/** Says in the browser's terms what went wrong. */
export function toFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  if (error instanceof GrantRevoked)
    return new RequestFailure("grant_revoked", "Zoom no longer accepts your sign-in. Sign in again.", { cause: error });
  if (error instanceof NotConnected)
    return accountUnavailable(error.why === "ended" ? "grant_ended" : "not_connected", error);
  if (error instanceof AppRefused && error.app === "admin") return accountUnavailable("admin_client_refused", error);
  if (error instanceof AppRefused)
    return error.app === "account"
      ? accountUnavailable(error.why === "client" ? "client_refused" : "app_refused", error)
      : new RequestFailure(
          "app_refused",
          "Zoom does not accept the client ID or secret of the app people sign in with. Whoever runs this console has to correct ZOOM_CLIENT_ID or ZOOM_CLIENT_SECRET.",
          { cause: error },
        );
  if (error instanceof OAuthFailed || error instanceof ZoomRefused || error instanceof ZoomUnreachable)
    return new RequestFailure("upstream_unreachable", "Zoom could not be reached. Try again.", { cause: error });
  if (error instanceof GrantBusy)
    return new RequestFailure("upstream_timeout", "Zoom is taking long to renew your sign-in. Try again in a moment.", {
      cause: error,
    });
  if (error instanceof DiskFull || sqlStateOf(error) === "53100")
    return new RequestFailure(
      "unavailable",
      "The console’s disk is nearly full, so nothing can be changed until there is room. Tell whoever runs it.",
      { cause: error },
    );
  if (error instanceof DatabaseAway || error instanceof LimitsUnknown || isFromDatabase(error))
    return new RequestFailure("unavailable", "The console’s database is unavailable. Try again in a moment.", {
      cause: error,
    });
  return new RequestFailure("internal", "Something went wrong in the console. Try again.", { cause: error });
}

/**
 * Drizzle's wrapper of what a driver throws, told by its name so that this module does not load Drizzle. The database
 * is away when there was no answer or one about its own state; anything else it says is about what it was asked.
 */
function isFromDatabase(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== null && (!/^[0-9A-Z]{5}$/.test(state) || aboutItself.has(state.slice(0, 2)));
}

/** What the database said, empty when it said nothing; null of what is no failed query. */
function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error && error.constructor.name === "DrizzleQueryError")) return null;
  const { cause } = error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
}

/** Classes of SQLSTATE: connection, read-only and locks, resources, shutting down, its system, its own faults. */
const aboutItself = new Set(["08", "25", "40", "53", "55", "57", "58", "XX"]);

/** Writes the envelope. Nothing may have been sent before. */
export function sendFailure(
  res: ServerResponse,
  failure: RequestFailure,
  requestId: string,
  headers: readonly string[],
): number {
  const status = statusOf[failure.code];
  const { retryAfterMs } = failure;
  const body: BffError = {
    code: failure.code,
    message: failure.message,
    requestId,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  const text = JSON.stringify(body);
  res.writeHead(status, [
    ...headers,
    "x-request-id",
    requestId,
    "content-type",
    "application/json; charset=utf-8",
    "content-length",
    String(Buffer.byteLength(text)),
    ...(retryAfterMs === undefined ? [] : ["retry-after", String(Math.ceil(retryAfterMs / 1000))]),
    // What is left of a body nobody will read is not worth receiving.
    ...(failure.code === "body_too_large" ? ["connection", "close"] : []),
  ]);
  res.end(text);
  return status;
}

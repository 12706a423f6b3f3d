// Why the account connection cannot be used, for the person.
import type { AccountTrouble } from "../../contract/bff.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { missingScopeCodes } from "../middleware/scope-codes.ts";
import { AppRefused, OAuthFailed } from "../oauth/zoom-oauth.ts";
import { TooSlow } from "../within.ts";
import { NotConnected, ZoomRefused, ZoomUnreachable } from "./zoom-errors.ts";

/** Null for what is no trouble of the connection: a fault of the console, or its database being away. */
export function accountTroubleOf(error: unknown): AccountTrouble | null {
  if (error instanceof NotConnected) return error.why === "ended" ? "grant_ended" : "not_connected";
  if (error instanceof AppRefused) {
    if (error.app === "admin") return "admin_client_refused";
    return error.why === "client" ? "client_refused" : "app_refused";
  }
  if (error instanceof TooSlow) return "slow";
  if (error instanceof RequestFailure && error.code === "rate_limited") return "rate_limited";
  if (error instanceof OAuthFailed || error instanceof ZoomUnreachable) return "unreachable";
  if (!(error instanceof ZoomRefused)) return null;
  if (error.zoomCode !== null && missingScopeCodes.has(error.zoomCode)) return "missing_scope";
  if (error.status === 429) return "rate_limited";
  return error.status >= 500 ? "unreachable" : "refused";
}

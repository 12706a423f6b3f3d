import type { ConnectionName } from "../../../contract/bff.ts";
import type { DoctorInfo } from "../../../domain/doctor/info.ts";
import type { KnownGrant } from "../../../domain/doctor/verdict.ts";

/** What is known of a connection's grant. */
export function grantOf({ own, account }: DoctorInfo, connection: ConnectionName): KnownGrant {
  if (connection === "me") return { is: "granted", kind: "user-managed", scopes: own.scopes };
  if (account.is === "granted") return { is: "granted", kind: account.kind, scopes: account.scopes };
  return account.is === "none" ? { is: "none" } : { is: "unknown" };
}

/** Why nothing can be said of the account's. */
export const whyUntold = ({ account }: DoctorInfo): string | null =>
  account.is === "hidden"
    ? "What the account connection was granted is shown to owners and administrators of the account."
    : account.is === "unavailable"
      ? account.why
      : null;

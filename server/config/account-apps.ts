// The apps that act for the account, and who may sign in: what of these settings goes together.
import type { AccountAppKind } from "../../contract/bff.ts";
import type { SettingName } from "./settings.ts";

/** An app that acts for the account. */
export interface AccountApp {
  /** Of the account. */
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What stands behind the account connection: where both are set, the server-to-server app; undefined where none is. */
export function accountAppKind(config: {
  readonly account: AccountApp | null;
  readonly adminApp: AccountApp | null;
}): AccountAppKind | undefined {
  if (config.account) return "server-to-server";
  return config.adminApp ? "admin-managed" : undefined;
}

/** Each list that is not empty has to hold for whoever signs in. */
export interface SignInLimits {
  /** Of e-mail addresses, in lower case. */
  readonly domains: readonly string[];
  /** IDs of directory groups. */
  readonly groupIds: readonly string[];
}

type Given = Readonly<Partial<Record<SettingName, string>>>;

const apps = [
  ["server-to-server", "ZOOM_S2S_CLIENT_ID", "ZOOM_S2S_CLIENT_SECRET"],
  ["admin-managed", "ZOOM_ADMIN_CLIENT_ID", "ZOOM_ADMIN_CLIENT_SECRET"],
] as const;

/** What is wrong, as sentences. */
export function wrongApps(given: Given): readonly string[] {
  const problems = apps.flatMap(([kind, ...own]) => {
    if (own.every((name) => given[name] === undefined)) return [];
    const names = ["ZOOM_ACCOUNT_ID", ...own] as const;
    const missing = names.filter((name) => given[name] === undefined);
    return missing.length > 0
      ? [`${missing.join(" and ")} missing; the ${kind} app needs all of ${names.join(", ")}`]
      : [];
  });
  const id = given.ZOOM_ADMIN_CLIENT_ID;
  const same = (["ZOOM_CLIENT_ID", "ZOOM_S2S_CLIENT_ID"] as const).find(
    (name) => id !== undefined && given[name] === id,
  );
  if (same !== undefined)
    problems.push(
      `ZOOM_ADMIN_CLIENT_ID is the same as ${same}: the admin-managed app is an app of its own, with scopes of its own`,
    );
  // Who is in a group is read through the account connection.
  if (given.SIGN_IN_GROUPS !== undefined && id === undefined && given.ZOOM_S2S_CLIENT_ID === undefined)
    problems.push("SIGN_IN_GROUPS needs an account connection; set ZOOM_S2S_CLIENT_ID or ZOOM_ADMIN_CLIENT_ID too");
  return problems;
}

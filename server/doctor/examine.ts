// What `npm run doctor` finds out before anybody has signed in: by the settings, and by one token for the account.
import type { AccountAppKind } from "../../contract/bff.ts";
import { type AppKind, formOf, type ScopeForm } from "../../domain/doctor/apps.ts";
import type { Feature } from "../../domain/doctor/features.ts";
import { leastSet, neverNeeded } from "../../domain/doctor/least-set.ts";
import { type KnownGrant, type Verdict, verdictOf } from "../../domain/doctor/verdict.ts";
import { accountAppKind } from "../config/account-apps.ts";
import { type Config, type Environment, readConfig } from "../config/config.ts";
import { ConfigError } from "../config/config-error.ts";
import { unknownSettings } from "../config/unknown-settings.ts";
import { callbackUrl } from "../oauth/zoom-oauth.ts";
import { tryAccountToken } from "./account-token.ts";
import { settingsLooks } from "./settings-looks.ts";

export interface Examined {
  /** What keeps the console from starting. */
  readonly problems: readonly string[];
  /** What looks like a mistake. */
  readonly looks: readonly string[];
  /** Null where the settings do not say where the console is. */
  readonly redirectAddress: string | null;
  /** The same of an admin-managed app. */
  readonly accountRedirectAddress: string | null;
  /** Which kind of app the account connection is by, or is to be. */
  readonly accountKind: AccountAppKind;
  readonly account: AccountExamined;
}

export type AccountExamined =
  | { readonly is: "not_set" }
  | { readonly is: "not_asked"; readonly why: string }
  | { readonly is: "refused"; readonly sentence: string; readonly steps: readonly string[] }
  | {
      readonly is: "works";
      readonly form: ScopeForm | null;
      readonly missing: readonly string[];
      readonly neverNeeded: readonly string[];
      /** Of the features that do not work, or not wholly. */
      readonly verdicts: readonly { readonly feature: Feature; readonly verdict: Verdict }[];
    };

/** Nothing is kept of it: the sessions of the console are another matter. */
const NO_SECRET = "-".repeat(32);
const sources = { keptSecret: () => NO_SECRET, isTerminal: false };

/** Settings that stand for those that are missing, so that the others can be looked at. */
const standIns: Environment = {
  SESSION_SECRET: NO_SECRET,
  ZOOM_CLIENT_ID: "missing",
  ZOOM_CLIENT_SECRET: "missing",
};

function configOf(environment: Environment): { config: Config | null; problems: readonly string[] } {
  try {
    return { config: readConfig(environment, sources), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
    try {
      return { config: readConfig({ ...standIns, ...given }, sources), problems: error.problems };
    } catch (again) {
      if (!(again instanceof ConfigError)) throw again;
      return { config: null, problems: error.problems };
    }
  }
}

/** @param isOffline Asks Zoom for nothing. */
export async function examine(
  environment: Environment,
  { chosen, isOffline }: { readonly chosen: readonly Feature[]; readonly isOffline: boolean },
): Promise<Examined> {
  const { config, problems } = configOf(environment);
  const told = problems.length > 0 ? problems : unknownSettings(environment);
  return {
    problems: problems.length > 0 ? told : [],
    looks: [...settingsLooks(environment), ...(problems.length > 0 ? [] : told)],
    redirectAddress: config && callbackUrl(config),
    accountRedirectAddress: config && callbackUrl(config, "admin"),
    accountKind: (config && accountAppKind(config)) ?? "server-to-server",
    account: await accountOf(config, chosen, isOffline),
  };
}

async function accountOf(
  config: Config | null,
  chosen: readonly Feature[],
  isOffline: boolean,
): Promise<AccountExamined> {
  if (!config) return { is: "not_asked", why: "The settings have to be mended first." };
  if (!config.account && config.adminApp)
    return {
      is: "not_asked",
      why: "An owner or administrator connects it on the page Access, Connection, which says how it goes; once it is connected, Connection doctor says which scopes it has.",
    };
  if (!config.account) return { is: "not_set" };
  if (isOffline) return { is: "not_asked", why: "Zoom was asked for nothing, as you wished." };
  const tried = await tryAccountToken(config);
  if (tried.is === "refused") return tried;
  const granted = tried.tokens.scopes.split(" ").filter(Boolean);
  return { is: "works", ...byGranted(granted, chosen, "server-to-server") };
}

export function byGranted(granted: readonly string[], chosen: readonly Feature[], kind: AppKind) {
  const form = formOf(granted);
  const grant: KnownGrant = { is: "granted", kind, scopes: granted };
  const set = leastSet(chosen, kind, form ?? "granular");
  const verdicts = set.features.map((feature) => ({ feature, verdict: verdictOf(feature, "account", grant) }));
  const lacking = verdicts.filter(({ verdict }) => verdict.is !== "open");
  return {
    form,
    missing: [...new Set(lacking.flatMap(({ verdict }) => verdict.missing))].toSorted(),
    neverNeeded: neverNeeded(granted, kind),
    verdicts: lacking,
  };
}

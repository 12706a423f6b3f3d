import * as v from "valibot";
import { isTextWanted } from "../../scripts/say.mjs";
import { type AccountApp, type SignInLimits, wrongApps } from "./account-apps.ts";
import { ConfigError } from "./config-error.ts";
import type { SettingName } from "./settings.ts";
import { unknownSettings } from "./unknown-settings.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** True for `http:` on this machine, the only place where plain http is accepted. */
export const isLoopback = (url: URL): boolean => loopbackHosts.has(url.hostname) || url.hostname.endsWith(".localhost");

const wholeNumber = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, `is not a whole number from ${min} to ${max}`),
    v.transform(Number),
    v.minValue(min, `is below ${min}`),
    v.maxValue(max, `is above ${max}`),
  );

const origin = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), "is not a URL"),
  v.transform((text) => new URL(text)),
  v.check(
    (url) => url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url)),
    "is neither https nor http on this machine",
  ),
  v.check(
    (url) => url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "",
    "is more than scheme, host and port",
  ),
  v.transform((url) => url.origin),
);

const webhook = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), "is not a URL"),
  v.check((text) => {
    const url = new URL(text);
    return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
  }, "is neither https nor http on this machine"),
);

/** Comma-separated. */
const list = (form: RegExp, wrong: string) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(",").flatMap((part) => part.trim() || [])),
    v.check((parts) => parts.every((part) => form.test(part)), wrong),
  );

const secret = v.pipe(v.string(), v.minLength(32, "is shorter than 32 characters"));
const required = v.pipe(v.string("is missing"), v.nonEmpty("is missing"));

const fields = {
  PORT: v.optional(wholeNumber(1, 65535), "3000"),
  HOST: v.optional(v.string(), "127.0.0.1"),
  PUBLIC_URL: v.optional(origin),
  TRUSTED_PROXIES: v.optional(wholeNumber(0, 10), "0"),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(?:ql)?:\/\/./, "is not postgres:// followed by a host and a database")),
  ),
  DATA_DIR: v.optional(v.string(), "./data"),
  SESSION_SECRET: v.optional(secret),
  SESSION_SECRET_PREVIOUS: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",")),
      v.array(secret),
    ),
  ),
  SESSION_IDLE_MINUTES: v.optional(wholeNumber(1, 60 * 24 * 30), "480"),
  SESSION_MAX_HOURS: v.optional(wholeNumber(1, 24 * 90), "24"),
  AUDIT_DAYS: v.optional(wholeNumber(0, 36_500), "365"),
  AUDIT_CHECKPOINT_FILE: v.optional(v.string()),
  AUDIT_CHECKPOINT_URL: v.optional(webhook),
  CHANGES_DAYS: v.optional(
    v.union(
      [v.pipe(v.literal("0"), v.transform(Number)), wholeNumber(30, 36_500)],
      "is neither 0 nor a whole number from 30 to 36500",
    ),
    "90",
  ),
  APPROVAL_ITEMS: v.optional(wholeNumber(0, 1_000_000)),
  APPROVAL_GRAVE: v.optional(v.picklist(["0", "1"], "is neither 0 nor 1"), "0"),
  LARGE_CHANGE_MINUTES: v.optional(wholeNumber(0, 10_080), "60"),
  ZOOM_WEBHOOK_SECRET: v.optional(v.string()),
  INVENTORY_PERCENT: v.optional(wholeNumber(0, 100), "50"),
  ZOOM_CLIENT_ID: required,
  ZOOM_CLIENT_SECRET: required,
  ZOOM_ACCOUNT_ID: v.optional(v.string()),
  ZOOM_S2S_CLIENT_ID: v.optional(v.string()),
  ZOOM_S2S_CLIENT_SECRET: v.optional(v.string()),
  ZOOM_ADMIN_CLIENT_ID: v.optional(v.string()),
  ZOOM_ADMIN_CLIENT_SECRET: v.optional(v.string()),
  SIGN_IN_DOMAINS: v.optional(list(/^[^\s@.]+(\.[^\s@.]+)+$/, "is not a list of domains such as example.com"), ""),
  SIGN_IN_GROUPS: v.optional(list(/^[\w.~-]+$/, "is not a list of IDs of directory groups"), ""),
  ZOOM_OAUTH_URL: v.optional(origin, "https://zoom.us"),
  ZOOM_API_URL: v.optional(origin, "https://api.zoom.us"),
  ZOOM_FILE_URL: v.optional(origin, "https://file.zoom.us"),
  ZOOM_FILEAPI_URL: v.optional(origin, "https://fileapi.zoom.us"),
  ZOOM_PLAN: v.optional(
    v.picklist(["free", "pro", "business", "unlimited"], "is none of free, pro, business, unlimited"),
    "business",
  ),
  ZOOM_TIMEOUT_MS: v.optional(wholeNumber(100, 600_000), "30000"),
  LOG_LEVEL: v.optional(
    v.picklist(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "is none of fatal, error, warn, info, debug, trace, silent",
    ),
  ),
  LOG_FORMAT: v.optional(v.picklist(["json", "text"], "is neither json nor text")),
  WEB_DIR: v.optional(v.string(), "./dist/web"),
  CHANNELKEEPER_SANDBOX: v.optional(v.picklist(["0", "1"], "is neither 0 nor 1"), "0"),
} satisfies Record<SettingName, v.GenericSchema>;

const Settings = v.object(fields);
type Settings = v.InferOutput<typeof Settings>;

export type ZoomPlan = Settings["ZOOM_PLAN"];

export interface ApprovalRule {
  /** Changes of more items; null for none. */
  readonly aboveItems: number | null;
  /** Changes by which something is lost for good. */
  readonly isGraveIncluded: boolean;
  /** How long before a change what else the same person did counts with it. */
  readonly withinMs: number;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin, no final slash. */
  readonly publicUrl: string;
  /** Reverse proxies before the console, each of which adds to X-Forwarded-For. */
  readonly trustedProxies: number;
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  /** First the one that seals, then earlier ones that may still open. */
  readonly secrets: readonly [string, ...string[]];
  readonly sessionIdleMs: number;
  readonly sessionMaxMs: number;
  /** How long entries of the audit trail are kept; null for ever. */
  readonly auditMs: number | null;
  /** Where its hourly checkpoints go beside the log; null where nowhere. */
  readonly auditCheckpoints: { readonly file: string | null; readonly url: string | null };
  /** How long changes that ended are kept; null for ever. */
  readonly changesMs: number | null;
  /** What somebody other than whoever planned it has to apply. */
  readonly approval: ApprovalRule;
  /** Part of the account’s limits that the inventory is read with, up to 1; 0 where there is none. */
  readonly inventoryPart: number;
  /** Secret token of the app’s webhook; null where Zoom tells of nothing. */
  readonly webhookSecret: string | null;
  readonly client: { readonly id: string; readonly secret: string };
  /** The Zoom account the console is for; null for whoever Zoom lets authorise the app. */
  readonly accountId: string | null;
  /** The server-to-server app. */
  readonly account: AccountApp | null;
  /** The admin-managed app; not used beside a server-to-server app. */
  readonly adminApp: AccountApp | null;
  /** Whom the console is for beside owners and administrators of the account; null for everyone in it. */
  readonly signInLimits: SignInLimits | null;
  readonly oauthUrl: string;
  readonly apiUrl: string;
  readonly fileUrl: string;
  readonly fileApiUrl: string;
  readonly plan: ZoomPlan;
  readonly zoomTimeoutMs: number;
  readonly logLevel: NonNullable<Settings["LOG_LEVEL"]>;
  readonly logFormat: "json" | "text";
  readonly webFolder: string;
  readonly isSandbox: boolean;
}

/** What settings that are not given depend on. */
export interface ConfigSources {
  /** Gives the secret kept in the data folder; asked only for the sandbox and without SESSION_SECRET. */
  readonly keptSecret: (dataFolder: string) => string;
  /** Whether a person reads what is printed. */
  readonly isTerminal: boolean;
}

/**
 * Reads and checks the settings.
 *
 * @throws ConfigError naming everything that is wrong or missing.
 */
export function readConfig(environment: Environment, sources: ConfigSources): Config {
  const given = Object.fromEntries(
    Object.keys(fields).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = v.safeParse(Settings, given);
  const problems = parsed.success
    ? []
    : parsed.issues.map((issue) => `${v.getDotPath(issue)?.split(".")[0]} ${sentence(issue)}`);
  const isSandbox = given.CHANNELKEEPER_SANDBOX === "1";
  if (!isSandbox && given.SESSION_SECRET === undefined)
    problems.push("SESSION_SECRET is missing; give at least 32 random characters, e.g. from `openssl rand -hex 32`");
  problems.push(...wrongApps(given));
  if (given.ZOOM_PLAN === "unlimited" && !isSandbox)
    problems.push("ZOOM_PLAN is unlimited, which is for the sandbox and benchmarks only");
  // One that is missing may stand there under a wrong name.
  if (problems.length > 0) problems.push(...unknownSettings(environment));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.output, sources);
}

/** Messages never repeat the value: it may be a secret. */
const sentence = (issue: v.BaseIssue<unknown>) => (issue.received === "undefined" ? "is missing" : issue.message);

function toConfig(given: Settings, { keptSecret, isTerminal }: ConfigSources): Config {
  const logFormat = isTextWanted(given, isTerminal) ? "text" : "json";
  const { ZOOM_ACCOUNT_ID: id } = given;
  const appOf = (clientId: string | undefined, clientSecret: string | undefined): AccountApp | null =>
    id && clientId && clientSecret ? { id, clientId, clientSecret } : null;
  const limits = { domains: given.SIGN_IN_DOMAINS.map((name) => name.toLowerCase()), groupIds: given.SIGN_IN_GROUPS };
  return {
    port: given.PORT,
    host: given.HOST,
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.PORT}`,
    trustedProxies: given.TRUSTED_PROXIES,
    databaseUrl: given.DATABASE_URL ?? null,
    dataFolder: given.DATA_DIR,
    secrets: [given.SESSION_SECRET ?? keptSecret(given.DATA_DIR), ...(given.SESSION_SECRET_PREVIOUS ?? [])],
    sessionIdleMs: given.SESSION_IDLE_MINUTES * 60_000,
    sessionMaxMs: given.SESSION_MAX_HOURS * 3_600_000,
    auditMs: given.AUDIT_DAYS === 0 ? null : given.AUDIT_DAYS * 86_400_000,
    approval: {
      aboveItems: given.APPROVAL_ITEMS ?? null,
      isGraveIncluded: given.APPROVAL_GRAVE === "1",
      withinMs: given.LARGE_CHANGE_MINUTES * 60_000,
    },
    auditCheckpoints: { file: given.AUDIT_CHECKPOINT_FILE ?? null, url: given.AUDIT_CHECKPOINT_URL ?? null },
    changesMs: given.CHANGES_DAYS === 0 ? null : given.CHANGES_DAYS * 86_400_000,
    inventoryPart: given.INVENTORY_PERCENT / 100,
    webhookSecret: given.ZOOM_WEBHOOK_SECRET ?? null,
    client: { id: given.ZOOM_CLIENT_ID, secret: given.ZOOM_CLIENT_SECRET },
    accountId: id ?? null,
    account: appOf(given.ZOOM_S2S_CLIENT_ID, given.ZOOM_S2S_CLIENT_SECRET),
    adminApp: appOf(given.ZOOM_ADMIN_CLIENT_ID, given.ZOOM_ADMIN_CLIENT_SECRET),
    signInLimits: limits.domains.length + limits.groupIds.length > 0 ? limits : null,
    oauthUrl: given.ZOOM_OAUTH_URL,
    apiUrl: given.ZOOM_API_URL,
    fileUrl: given.ZOOM_FILE_URL,
    fileApiUrl: given.ZOOM_FILEAPI_URL,
    plan: given.ZOOM_PLAN,
    zoomTimeoutMs: given.ZOOM_TIMEOUT_MS,
    // A person at a terminal wants to hear what is wrong; a line for each request is for whoever asks for it.
    logLevel: given.LOG_LEVEL ?? (logFormat === "text" ? "warn" : "info"),
    logFormat,
    webFolder: given.WEB_DIR,
    isSandbox: given.CHANNELKEEPER_SANDBOX === "1",
  };
}

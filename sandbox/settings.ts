import * as v from "valibot";
import { closestSetting } from "../scripts/closest-setting.mjs";
import { sizeNames } from "./control/input.ts";
import { planNames } from "./limits/plans.ts";
import { consistencyTerms, imGroupsTerms, migrationTerms } from "./store/terms.ts";

const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(names, (issue) => `must be one of ${names.join(", ")}, not ${issue.received}`);

const Port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, (issue) => `must be a port number, not ${issue.received}`),
  v.transform(Number),
  v.maxValue(65_535, (issue) => `must be at most 65535, not ${issue.received}`),
);

const PORT = "4100";
const FILE_PORT = 4101;

const Environment = v.object({
  SANDBOX_PORT: v.optional(Port, PORT),
  SANDBOX_FILE_PORT: v.optional(Port),
  SANDBOX_SIZE: v.optional(oneOf(sizeNames), "medium"),
  SANDBOX_SEED: v.optional(v.string(), "1"),
  SANDBOX_PLAN: v.optional(oneOf(planNames), "business"),
  SANDBOX_PUBLIC_CHANNELS: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,6}$/, (issue) => `must be a number of channels, not ${issue.received}`),
      v.transform(Number),
      v.maxValue(100_000, (issue) => `must be at most 100000, not ${issue.received}`),
    ),
    "0",
  ),
  SANDBOX_IM_GROUPS: v.optional(oneOf(imGroupsTerms), "available"),
  SANDBOX_MIGRATION: v.optional(oneOf(migrationTerms), "unlocked"),
  SANDBOX_CONSISTENCY: v.optional(oneOf(consistencyTerms), "immediate"),
  SANDBOX_WEBHOOK_URL: v.optional(
    v.pipe(
      v.string(),
      v.url((issue) => `must be an address, not ${issue.received}`),
    ),
  ),
  SANDBOX_WEBHOOK_SECRET: v.optional(v.string()),
  SANDBOX_DATA: v.optional(v.string()),
  /** Read by whoever starts a console beside it. */
  SANDBOX_ACCOUNT_APP: v.optional(oneOf(["server-to-server", "admin-managed"]), "server-to-server"),
  SANDBOX_VALIDATION: v.optional(oneOf(["on", "off"]), "on"),
});

/** Names of the settings there are. */
export type SettingName = keyof typeof Environment.entries;

export type SandboxSettings = v.InferOutput<typeof Environment> & { readonly SANDBOX_FILE_PORT: number };

const names = Object.keys(Environment.entries);

/**
 * The sandbox's settings from the environment; a blank one is not set.
 *
 * @throws Error that names every setting that is wrong, and why.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SandboxSettings {
  const given = Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = v.safeParse(Environment, given);
  const unknown = Object.keys(environment)
    .filter((name) => !names.includes(name))
    .flatMap(whyUnknown);
  if (parsed.success && isWebhookWhole(parsed.output) && unknown.length === 0)
    return { ...parsed.output, SANDBOX_FILE_PORT: filePortOf(parsed.output) };
  const problems = [
    ...(parsed.success ? [] : parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ""} ${issue.message}`)),
    ...(parsed.success && !isWebhookWhole(parsed.output)
      ? ["SANDBOX_WEBHOOK_URL and SANDBOX_WEBHOOK_SECRET must be set together"]
      : []),
    ...unknown,
  ];
  throw new Error(`The sandbox cannot start: ${problems.join("; ")}.`);
}

/** What is wrong with a name that looks like a setting and is none. */
function whyUnknown(name: string): readonly string[] {
  const meant = closestSetting(name, names);
  if (meant !== undefined) return [`${name} is none of its settings; did you mean ${meant}?`];
  return name.toUpperCase().startsWith("SANDBOX_")
    ? [`${name} is none of its settings, which npm run sandbox -- --help lists`]
    : [];
}

const isWebhookWhole = ({
  SANDBOX_WEBHOOK_URL: url,
  SANDBOX_WEBHOOK_SECRET: secret,
}: v.InferOutput<typeof Environment>) => (url === undefined) === (secret === undefined);

/** Beside the usual port the usual one; beside another, any that is free. */
function filePortOf({ SANDBOX_FILE_PORT, SANDBOX_PORT }: v.InferOutput<typeof Environment>): number {
  return SANDBOX_FILE_PORT ?? (SANDBOX_PORT === Number(PORT) ? FILE_PORT : 0);
}

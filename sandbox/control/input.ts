// What the control endpoints take; anything else is answered 400 with the reason.
import * as v from "valibot";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { apps } from "../apps.ts";
import { subscribable } from "../events/webhooks.ts";
import { planNames } from "../limits/plans.ts";
import { consistencyTerms, imGroupsTerms, migrationTerms } from "../store/terms.ts";

const operationIds: ReadonlySet<string> = new Set(operations.map(({ id }) => id));
const whole = v.pipe(v.number(), v.integer());

export const sizeNames = ["small", "medium", "large", "huge"] as const;

export const ResetInput = v.strictObject({
  size: v.optional(v.picklist(sizeNames)),
  seed: v.optional(v.union([v.string(), whole])),
  plan: v.optional(v.picklist(planNames)),
  publicChannels: v.optional(v.pipe(whole, v.minValue(0), v.maxValue(100_000))),
  imGroups: v.optional(v.picklist(imGroupsTerms)),
  migration: v.optional(v.picklist(migrationTerms)),
  consistency: v.optional(v.picklist(consistencyTerms)),
  keepTokens: v.optional(v.boolean(), false),
});

export const WebhookInput = v.strictObject({
  url: v.pipe(v.string(), v.regex(/^https?:\/\//, "url must begin with http:// or https://"), v.url()),
  secret: v.pipe(v.string(), v.nonEmpty("secret must not be empty")),
  clientId: v.optional(v.picklist(apps.map((app) => app.clientId))),
  events: v.optional(
    v.array(
      v.pipe(
        v.string(),
        v.check((name) => subscribable.has(name), "events must be names of events"),
      ),
    ),
  ),
});

export const TermsInput = v.strictObject({
  customEmoji: v.optional(v.picklist(["everyone", "admins", "off"])),
  canSendFiles: v.optional(v.boolean()),
  imGroups: v.optional(v.picklist(imGroupsTerms)),
  migration: v.optional(v.picklist(migrationTerms)),
  consistency: v.optional(v.picklist(consistencyTerms)),
});

export const PersonInput = v.strictObject({
  email: v.string(),
  status: v.picklist(["active", "inactive", "deleted"]),
});

export const ClockInput = v.strictObject({
  advanceMs: v.pipe(whole, v.minValue(0, "advanceMs must not be negative: time does not go back")),
});

export const FaultInput = v.pipe(
  v.strictObject({
    operation: v.optional(
      v.custom<OperationId>(
        (id) => typeof id === "string" && operationIds.has(id),
        "operation must be an operation id of the contract",
      ),
    ),
    path: v.optional(v.pipe(v.string(), v.startsWith("/", "path must start with /"))),
    method: v.optional(v.picklist(["GET", "POST", "PUT", "PATCH", "DELETE"])),
    latencyMs: v.optional(v.pipe(whole, v.minValue(0), v.maxValue(600_000))),
    status: v.optional(v.pipe(whole, v.minValue(300), v.maxValue(599))),
    code: v.optional(whole),
    message: v.optional(v.string()),
    headers: v.optional(v.record(v.string(), v.pipe(v.string(), v.regex(/^[\t\x20-\x7e]*$/)))),
    drop: v.optional(v.picklist(["before", "after"])),
    cutOff: v.optional(v.boolean()),
    times: v.optional(v.pipe(whole, v.minValue(1)), 1),
  }),
  v.check(
    ({ latencyMs, status, drop, cutOff }) =>
      latencyMs !== undefined || status !== undefined || drop !== undefined || cutOff === true,
    "a fault needs latencyMs, status, drop or cutOff",
  ),
  v.check(
    ({ status, drop, cutOff }) => [status, drop, cutOff || undefined].filter((one) => one !== undefined).length <= 1,
    "a fault has one of status, drop and cutOff",
  ),
);

export const AppInput = v.strictObject({
  clientId: v.picklist(apps.map((app) => app.clientId)),
  scopes: v.optional(v.array(v.pipe(v.string(), v.regex(/^[\w:]+$/, "scopes must be names of scopes")))),
  isActive: v.optional(v.boolean()),
});

export const TokensInput = v.pipe(
  v.strictObject({
    email: v.optional(v.string()),
    clientId: v.optional(v.string()),
    action: v.picklist(["expire", "revoke"]),
    which: v.optional(v.picklist(["access", "all"]), "access"),
  }),
  v.check(({ email, clientId }) => email !== undefined || clientId !== undefined, "email or clientId is needed"),
);

/** The first thing wrong with an input, with its place. */
export function inputProblem(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (!issue) return "Invalid input.";
  const place = v.getDotPath(issue);
  return place === null ? issue.message : `${place}: ${issue.message}`;
}

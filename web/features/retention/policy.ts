import { boolean, object, optional, pipe, string, transform } from "valibot";
import { cutOffMs, formatPeriod, type Period, readPeriod, writePeriod } from "./period.ts";

/** What a channel has. */
export interface Policy {
  /** Its own policy; otherwise the account's default holds. */
  readonly isCustom: boolean;
  /** Undefined where Zoom tells none, or in words that are not known. */
  readonly period: Period | undefined;
  /** The period as Zoom wrote it. */
  readonly wire: string;
}

/** What a channel is given. */
export type NextPolicy = { readonly isCustom: true; readonly period: Period } | { readonly isCustom: false };

export const policyAnswer = pipe(
  object({ cloud_retention: object({ enable_custom_retention: boolean(), retention_period: optional(string(), "") }) }),
  transform(
    ({ cloud_retention: { enable_custom_retention, retention_period } }): Policy => ({
      isCustom: enable_custom_retention,
      period: readPeriod(retention_period),
      wire: retention_period,
    }),
  ),
);

/** `2 years`; what Zoom wrote where that is no period. */
export function keptFor({ period, wire }: Policy): string {
  return period ? formatPeriod(period) : wire || "Not shown by Zoom";
}

/** The policy that stands after a change. */
export function policyAfter(next: NextPolicy, defaultPeriod: Period | undefined): Policy {
  const period = next.isCustom ? next.period : defaultPeriod;
  return { isCustom: next.isCustom, period, wire: period ? writePeriod(period) : "" };
}

/** Whether a channel has what it was to be given. */
export function hasPolicy({ isCustom, period }: Policy, next: NextPolicy): boolean {
  if (!next.isCustom || !isCustom) return next.isCustom === isCustom;
  return period !== undefined && writePeriod(period) === writePeriod(next.period);
}

/** What would set a policy again; undefined where that is not known. */
export function nextOf({ isCustom, period }: Policy): NextPolicy | undefined {
  if (!isCustom) return { isCustom };
  return period && { isCustom, period };
}

/**
 * What a change does to the messages: `none` changes nothing at all, `same` keeps them as long as before, of `unknown`
 * one side is not known.
 */
export type ChangeKind = "none" | "same" | "longer" | "shorter" | "unknown";

export function changeKind(
  before: Policy | undefined,
  after: NextPolicy,
  defaultPeriod: Period | undefined,
  nowMs: number,
): ChangeKind {
  if (!before) return "unknown";
  const next = policyAfter(after, defaultPeriod);
  if (before.isCustom === next.isCustom && (!next.isCustom || before.wire === next.wire)) return "none";
  if (!before.period || !next.period) return "unknown";
  const difference = cutOffMs(next.period, nowMs) - cutOffMs(before.period, nowMs);
  if (difference === 0) return "same";
  return difference > 0 ? "shorter" : "longer";
}

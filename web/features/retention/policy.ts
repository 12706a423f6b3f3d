import { boolean, nullable, object, optional, pipe, string, transform } from "valibot";
import type { RetentionState } from "../../../domain/resources/channel-retention.ts";
import { cutOffMs, type Period, readPeriod, writePeriod } from "../../../domain/retention-period.ts";
import { formatPeriod } from "./period.ts";

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

/** A policy as an item of a change has it. What is null is left out of what arrives; see `request`. */
export const retentionState = object({ period: optional(nullable(string()), null) });

/** What a channel is given, as a change of it says. */
export function stateOf(next: NextPolicy): RetentionState {
  return { period: next.isCustom ? writePeriod(next.period) : null };
}

/** A policy that a change tells; it does not tell how long the default is. */
export function policyOf({ period: wire }: RetentionState, defaultPeriod: Period | undefined): Policy {
  if (wire === null)
    return { isCustom: false, period: defaultPeriod, wire: defaultPeriod ? writePeriod(defaultPeriod) : "" };
  return { isCustom: true, period: readPeriod(wire), wire };
}

/** What a change does to the messages: `same` keeps them as long as before, of `unknown` one side is not known. */
export type ChangeKind = "same" | "longer" | "shorter" | "unknown";

export function changeKind(before: Policy | undefined, after: Policy, nowMs: number): ChangeKind {
  if (!before?.period || !after.period) return "unknown";
  const difference = cutOffMs(after.period, nowMs) - cutOffMs(before.period, nowMs);
  if (difference === 0) return "same";
  return difference > 0 ? "shorter" : "longer";
}

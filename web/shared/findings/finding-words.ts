import type { Finding } from "../../../domain/inventory/findings.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { formatDayOfYear } from "../../lib/format-time.ts";

/** `12 channels` */
export const findingCount = ({ of }: Pick<Finding, "of">, count: number): string =>
  of === "people" ? countOf(count, "person", "people") : countOf(count, "channel");

type Counted = Pick<Finding, "count" | "countBefore" | "countedSince">;

/** What became of it within a week, or since it was counted first; empty where nothing did, or nobody counted before. */
export function changeText({ count, countBefore, countedSince }: Counted): string {
  if (count === null || countBefore === null || count === countBefore) return "";
  const more = count - countBefore;
  const change = more > 0 ? `${formatCount(more)} more` : `${formatCount(-more)} fewer`;
  return `${change} ${countedSince === null ? "than a week ago" : `since ${formatDayOfYear(countedSince)}`}`;
}

/** Those that are to be looked at, the gravest first as the kinds stand, before what is all right and what is snoozed. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ snooze, count }: Finding): number => (snooze ? 2 : count ? 0 : 1);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

/** How many could not be counted, as a sentence; empty where all were that one may see. */
export function lackingText(findings: readonly Finding[]): string {
  const count = findings.filter(({ lacks, snooze }) => lacks !== null && !snooze).length;
  return count === 0 ? "" : `${countOf(count, "finding")} cannot be counted yet.`;
}

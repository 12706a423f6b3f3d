import type { ChangeInfo } from "../../../domain/changes/info.ts";
import type { ItemStatus } from "../../../domain/changes/item.ts";
import { itemWords, troubled } from "../../../domain/changes/item-words.ts";
import { wantsNewDay } from "../../../domain/changes/new-day.ts";
import type { ChangeStatus } from "../../../domain/changes/status.ts";
import type { BadgeTone } from "../../components/badge.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import { progressOf, statusWords } from "./status-words.ts";

const statusTones: Readonly<Record<ChangeStatus, BadgeTone>> = {
  planning: "neutral",
  planned: "neutral",
  scheduled: "warn",
  running: "accent",
  waiting: "warn",
  paused: "warn",
  done: "neutral",
  cancelled: "neutral",
  discarded: "neutral",
};

/** What the reader has to see to comes first. */
export const itemOrder: readonly ItemStatus[] = [
  "failed",
  "unknown",
  "stale",
  "unread",
  "sending",
  "reading",
  "planned",
  "done",
  "unchanged",
  "cancelled",
  "skipped",
];

/** What a change is called, and in which colour: `Needs approval`, `Done, 7 failed`. */
export function badgeOf(
  change: Pick<ChangeInfo, "status" | "needsApproval" | "counts" | "itemCount" | "isCalledOff">,
): {
  readonly text: string;
  readonly tone: BadgeTone;
} {
  const { status, needsApproval, counts } = change;
  if (needsApproval) return { text: "Needs approval", tone: "warn" };
  if (change.isCalledOff) return { text: "Called off", tone: "neutral" };
  const text = statusWords[status];
  if (status !== "done" && status !== "cancelled" && status !== "running") return { text, tone: statusTones[status] };
  const [worst] = troubled.filter((one) => (counts[one] ?? 0) > 0);
  if (!worst) return { text, tone: statusTones[status] };
  const count = counts[worst] ?? 0;
  const tone = worst === "failed" ? "danger" : "warn";
  if (status === "done" && count === (progressOf(change).all || change.itemCount))
    return { text: itemWords[worst], tone };
  return { text: `${text}, ${formatCount(count)} ${itemWords[worst].toLowerCase()}`, tone };
}

/** `Archive 12 channels: done.`, with counts where something else became of some: the one way results are told. */
export const resultText = (change: Pick<ChangeInfo, "title" | "counts" | "itemCount">): string =>
  `${change.title}: ${(change.counts.done ?? 0) === change.itemCount ? "done" : countsText(change)}.`;

/** Why somebody other than whoever planned it has to apply it, in sentences. */
export const rulesText = ({ approvalRules }: Pick<ChangeInfo, "approvalRules">): string =>
  approvalRules.map(({ text }) => text).join(" ");

/** When a plan with a day begins, and what of it is done before that. */
export function beginsText({
  beginsAtMs,
  firstCount,
  needsApproval,
}: Pick<ChangeInfo, "beginsAtMs" | "firstCount" | "needsApproval">): string {
  if (beginsAtMs === null) return "";
  const once = needsApproval ? "Once approved, " : "";
  const first = firstCount > 0 ? "the first part is done at once, and the rest begins" : "it begins";
  const text = `${once}${first} on ${formatMoment(beginsAtMs)} UTC and can be called off until then.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is to be known of a plan whose day is past; empty where it is not. */
export function pastText(
  { beginsAtMs, firstCount }: Pick<ChangeInfo, "beginsAtMs" | "firstCount">,
  nowMs: number,
): string {
  if (beginsAtMs === null || beginsAtMs > nowMs) return "";
  const on = `was to begin on ${formatMoment(beginsAtMs)} UTC, which is past.`;
  return wantsNewDay({ beginsAtMs, firstCount }, nowMs)
    ? `The rest ${on} It takes a new day, so that there is time between it and the first part.`
    : `It ${on} Applied now, all of it is done at once.`;
}

/**
 * When a scheduled change begins, and who has it carried out; names are isolated, for `Words`.
 *
 * @param when `3 Feb 2026, 01:00 UTC`
 */
export function scheduledText(
  { appliedByName, plannedByName }: Pick<ChangeInfo, "appliedByName" | "plannedByName">,
  when: string,
): string {
  const by = appliedByName || plannedByName;
  const scheduled = by === "" ? "" : `, scheduled by ${isolate(by)}`;
  return `It begins on ${when}${scheduled}. It can be called off until then. Nobody has to be signed in for it.`;
}

/**
 * That a plan waits for Zoom, and what becomes of it where no answer comes.
 *
 * @param until `14:05 UTC`
 */
export function tryingText({ itemCount }: Pick<ChangeInfo, "itemCount">, until: string): string {
  const rest =
    itemCount === 0
      ? "If the list cannot be read by then, there is no plan."
      : "What cannot be read by then is left out of the plan, and can be read again.";
  return `Zoom has trouble answering; trying again until ${until}. ${rest}`;
}

/** What it means that some of a change could not be read, and what there is to do; empty where all was read. */
export function unreadText({
  status,
  counts,
  firstCount,
}: Pick<ChangeInfo, "status" | "counts" | "firstCount">): string {
  const { unread = 0 } = counts;
  if (unread === 0) return "";
  const [are, them] = unread === 1 ? ["it is", "it"] : ["they are", "them"];
  const what = `${countOf(unread, "item")} could not be read`;
  if (status === "planned" && firstCount > 0)
    return `${what}, and the rest waits for all of the first part. Read ${them} again before you apply the plan.`;
  if (status === "planned")
    return `${what}, so ${are} left out. Read ${them} again, or apply the plan without ${them}.`;
  if (status === "done" || status === "cancelled")
    return `${what}, so nothing was done to ${them}. Plan the rest again to have ${them} read once more.`;
  return "";
}

/** Where a change stands as a list says it: when it begins, or what became of its items, and how many are undone. */
export function standingText(change: Pick<ChangeInfo, "status" | "counts" | "goesOnAtMs" | "undoneCount">): string {
  const { status, goesOnAtMs, undoneCount } = change;
  if (status === "scheduled" && goesOnAtMs !== null) return `Begins on ${formatMoment(goesOnAtMs)} UTC`;
  return [countsText(change), ...(undoneCount > 0 ? [`${formatCount(undoneCount)} undone`] : [])].join(", ");
}

/** `12 done, 1 failed`; what there is none of is left out. */
export function countsText({ counts }: Pick<ChangeInfo, "counts">): string {
  return itemOrder
    .flatMap((status) => {
      const count = counts[status] ?? 0;
      return count > 0 ? [`${formatCount(count)} ${itemWords[status].toLowerCase()}`] : [];
    })
    .join(", ");
}

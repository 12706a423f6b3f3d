import type { ChangeInfo } from "../../../domain/changes/info.ts";
import type { ItemStatus } from "../../../domain/changes/item.ts";
import type { ChangeStatus } from "../../../domain/changes/status.ts";
import type { BadgeTone } from "../../components/badge.tsx";
import { formatCount } from "../../lib/format.ts";

/** What a change is called by where it stands. */
export const statusWords: Readonly<Record<ChangeStatus, string>> = {
  planning: "Being planned",
  planned: "Planned",
  scheduled: "Scheduled",
  running: "Running",
  waiting: "Waiting",
  paused: "Paused",
  done: "Done",
  cancelled: "Cancelled",
  discarded: "Discarded",
};

export const statusTones: Readonly<Record<ChangeStatus, BadgeTone>> = {
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

/** What an item is called by what became of it. */
export const itemWords: Readonly<Record<ItemStatus, string>> = {
  reading: "Being read",
  planned: "To do",
  skipped: "Left out",
  sending: "In progress",
  done: "Done",
  unchanged: "Unchanged",
  stale: "Changed in the meantime",
  failed: "Failed",
  unknown: "Without an answer",
  cancelled: "Not tried",
};

/** What the reader has to see to comes first. */
export const itemOrder: readonly ItemStatus[] = [
  "failed",
  "unknown",
  "stale",
  "sending",
  "reading",
  "planned",
  "done",
  "unchanged",
  "cancelled",
  "skipped",
];

/** Nothing more becomes of it by itself. */
export const isOver = ({ status }: Pick<ChangeInfo, "status">): boolean =>
  status === "done" || status === "cancelled" || status === "discarded" || status === "planned";

/** What it is called where it waits for somebody else. */
export const labelOf = ({ status, needsApproval }: Pick<ChangeInfo, "status" | "needsApproval">): string =>
  needsApproval ? "Needs approval" : statusWords[status];

/** It is carried on at this moment. */
export const isMoving = ({ status }: Pick<ChangeInfo, "status">): boolean =>
  status === "planning" || status === "running";

/** Items that have come to their ends, and all there are that will. */
export function progressOf({ counts, itemCount, status }: Pick<ChangeInfo, "counts" | "itemCount" | "status">): {
  readonly ended: number;
  readonly all: number;
} {
  const count = (of: ItemStatus): number => counts[of] ?? 0;
  if (status === "planning") return { ended: itemCount - count("reading"), all: itemCount };
  const all = itemCount - count("skipped");
  return { ended: all - count("planned") - count("sending") - count("reading"), all };
}

/** `12 done, 1 failed`; what there is none of is left out. */
export function countsText({ counts }: ChangeInfo): string {
  return itemOrder
    .flatMap((status) => {
      const count = counts[status] ?? 0;
      return count > 0 ? [`${formatCount(count)} ${itemWords[status].toLowerCase()}`] : [];
    })
    .join(", ");
}

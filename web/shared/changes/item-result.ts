import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { ResultItem } from "../../components/result-list.tsx";
import { errorOf } from "../../lib/api/classify.ts";
import { canChange, failureText, NO_ANSWER } from "../../lib/api/failure-text.ts";

const statuses = {
  reading: "cancelled",
  planned: "cancelled",
  skipped: "skipped",
  unread: "failed",
  sending: "unknown",
  done: "done",
  unchanged: "unchanged",
  stale: "failed",
  failed: "failed",
  unknown: "unknown",
  cancelled: "cancelled",
} as const;

/** An item of a change as a line of a list of results. */
export function resultOf(item: ChangeItemInfo): ResultItem {
  return { id: String(item.n), label: item.label, status: statuses[item.status], detail: detailOf(item) };
}

/** What there is to say of an item beside its status; empty when that says it all. */
export function detailOf({ status, skip, remark, failure }: ChangeItemInfo): string {
  switch (status) {
    case "skipped":
      return skip ?? "";
    case "stale":
      return "It was changed in the meantime, so it was left alone.";
    case "failed":
    case "unread":
      return failure ? failureText(errorOf(failure)) : "";
    case "unknown":
      return NO_ANSWER;
    case "cancelled":
      return "Stopped before it was sent.";
    default:
      return remark ?? "";
  }
}

/** Whether the same call may succeed later. */
export const isWorthRetrying = ({ status, failure }: ChangeItemInfo): boolean =>
  status === "failed" && failure !== null && canChange(errorOf(failure));

/** It is as it was to be. */
export const isAsWanted = ({ status }: ChangeItemInfo): boolean => status === "done" || status === "unchanged";

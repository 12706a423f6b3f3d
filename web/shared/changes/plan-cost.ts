import type { PlanInfo } from "../../../domain/changes/info.ts";
import { countOf } from "../../lib/format.ts";
import { formatWait } from "../../lib/format-wait.ts";

/** `1,101 calls to Zoom, at least 2 min, 3 % of the account’s daily limit` */
export function costText({ calls, seconds, dayShare }: Pick<PlanInfo, "calls" | "seconds" | "dayShare">): string {
  return [
    countOf(calls, "call to Zoom", "calls to Zoom"),
    seconds === null ? null : `at least ${formatWait(seconds * 1_000)}`,
    dayShare === null ? null : `${shareText(dayShare)} of the account’s daily limit`,
  ]
    .filter(Boolean)
    .join(", ");
}

const shareText = (share: number): string => (share < 0.01 ? "less than 1 %" : `${Math.round(share * 100)} %`);

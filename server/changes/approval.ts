// Whether a plan is for somebody else to apply than whoever made it.
import type { ApprovalRule } from "../config/config.ts";
import type { ChangeRow } from "./change-store.ts";
import { harmOf, summaryOfRow } from "./weight.ts";

/** Through one's own connection nobody else can do anything, so nobody else is asked. */
export function needsApproval(rule: ApprovalRule, change: ChangeRow): boolean {
  if (change.connection !== "account") return false;
  if (rule.isGraveIncluded && change.undoOf === null && harmOf(change) === "grave") return true;
  if (rule.aboveItems === null) return false;
  const leftOut = summaryOfRow(change)?.skipped.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return change.itemCount - leftOut > rule.aboveItems;
}

// Whether a plan may be carried out as it stands.
import { type Harm, harms } from "../../domain/changes/action.ts";
import { lacksReason } from "../../domain/changes/guards.ts";
import type { ApprovalRule } from "../config/config.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { needsApproval } from "./approval.ts";
import type { ChangeRow } from "./change-store.ts";
import { harmOf, summaryOfRow } from "./weight.ts";

/** Why something is done, in the words of whoever does it. */
export interface Why {
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

/** A plan that takes much at once is not applied without a reason. */
export const wantsReason = (change: ChangeRow, { reason }: Why): boolean =>
  lacksReason(summaryOfRow(change)?.guards ?? [], reason ?? change.reason);

export const noReason = (change: ChangeRow): RequestFailure =>
  new RequestFailure(
    "invalid_request",
    ["Give a reason before this is applied.", ...(summaryOfRow(change)?.guards ?? [])].join(" "),
  );

/**
 * Whether a plan is carried out by itself, for the person has confirmed as much harm beforehand and nothing of it is to
 * be read by anybody before.
 */
export function isReady(change: ChangeRow, approval: ApprovalRule): boolean {
  const upTo = harms.indexOf(change.applyUpTo as Harm);
  return (
    change.status === "planned" &&
    harms.indexOf(harmOf(change)) <= upTo &&
    !wantsReason(change, {}) &&
    !needsApproval(approval, change)
  );
}

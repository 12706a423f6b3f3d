// Changes and their items as the browser reads them.
import * as v from "valibot";
import { estimateOf } from "../../domain/changes/estimate.ts";
import type { ChangeInfo, ChangeItemInfo, PlanInfo } from "../../domain/changes/info.ts";
import type { ItemStatus } from "../../domain/changes/item.ts";
import { failureSchema } from "../../domain/failure-schema.ts";
import type { ApprovalRule, ZoomPlan } from "../config/config.ts";
import { needsApproval } from "./approval.ts";
import type { ChangeRow, ItemRow } from "./change-store.ts";
import { partsOf } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import type { Counts } from "./reading.ts";
import { harmOf, summaryOfRow } from "./weight.ts";

export interface InfoDeps {
  /** Whose limits are kept. */
  readonly plan: ZoomPlan;
  readonly approval: ApprovalRule;
}

/** @param names by user ID; of nobody where they are not told */
export function infoOf(
  row: ChangeRow,
  counts: Counts,
  { plan, approval }: InfoDeps,
  names: ReadonlyMap<string, string> = new Map(),
): ChangeInfo {
  return {
    id: row.id,
    title: row.title,
    connection: row.connection === "account" ? "account" : "me",
    actionIds: partsOf(row).map(({ actionId }) => actionId),
    status: row.status as ChangeInfo["status"],
    counts,
    itemCount: row.itemCount,
    reason: row.reason,
    ticket: row.ticket,
    plan: planInfoOf(row, plan),
    heldBy: row.heldBy === null ? null : v.parse(failureSchema, row.heldBy),
    needsApproval: row.status === "planned" && needsApproval(approval, row),
    goesOnAtMs: row.goesOnAtMs,
    undoOf: row.undoOf,
    plannedBy: row.plannedBy,
    plannedByName: names.get(row.plannedBy) ?? "",
    plannedAtMs: row.plannedAtMs,
    appliedBy: row.appliedBy,
    appliedByName: names.get(row.appliedBy ?? "") ?? "",
    appliedAtMs: row.appliedAtMs,
    endedAtMs: row.endedAtMs,
  };
}

function planInfoOf(row: ChangeRow, plan: ZoomPlan): PlanInfo | null {
  const summary = summaryOfRow(row);
  if (!summary) return null;
  const { calls, ...rest } = summary;
  const estimate = plan === "unlimited" ? { seconds: null, dayShare: null } : estimateOf(calls, plan);
  return {
    ...rest,
    calls: Object.values(calls).reduce((sum, count) => sum + count, 0),
    ...estimate,
    harm: harmOf(row),
  };
}

/** How many items have which status; those of none are left out. */
export function countsIn(items: readonly Pick<ItemRow, "status">[]): Counts {
  const counts: Counts = {};
  for (const { status } of items) {
    const known = status as ItemStatus;
    counts[known] = (counts[known] ?? 0) + 1;
  }
  return counts;
}

export function itemInfoOf(row: ItemRow): ChangeItemInfo {
  return {
    n: row.n,
    part: row.part,
    label: row.label,
    target: row.target,
    before: unboxed(row.before) ?? null,
    to: unboxed(row.to) ?? null,
    found: unboxed(row.found) ?? null,
    status: row.status as ChangeItemInfo["status"],
    skip: row.skip,
    noUndo: row.noUndo,
    remark: row.remark,
    failure: row.failure === null ? null : v.parse(failureSchema, row.failure),
    newTarget: row.newTarget ?? null,
    endedAtMs: row.endedAtMs,
  };
}

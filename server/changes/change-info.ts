// Changes and their items as the browser reads them.
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import { type Harm, harms } from "../../domain/changes/action.ts";
import { estimateOf } from "../../domain/changes/estimate.ts";
import type { ChangeInfo, ChangeItemInfo, PlanInfo } from "../../domain/changes/info.ts";
import type { ItemStatus } from "../../domain/changes/item.ts";
import { PlanSummary } from "../../domain/changes/plan-summary.ts";
import { failureSchema } from "../../domain/failure-schema.ts";
import type { ZoomPlan } from "../config/config.ts";
import type { ChangeRow, ItemRow } from "./change-store.ts";
import { partsOf } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import type { Counts } from "./reading.ts";

/** @param plan whose limits are kept */
export function infoOf(row: ChangeRow, counts: Counts, plan: ZoomPlan): ChangeInfo {
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
    goesOnAtMs: row.goesOnAtMs,
    undoOf: row.undoOf,
    plannedBy: row.plannedBy,
    plannedAtMs: row.plannedAtMs,
    appliedBy: row.appliedBy,
    appliedAtMs: row.appliedAtMs,
    endedAtMs: row.endedAtMs,
  };
}

/** What a plan comes to, once it is made. */
export function summaryOfRow({ summary }: ChangeRow): PlanSummary | null {
  const parsed = v.safeParse(PlanSummary, summary);
  return parsed.success ? parsed.output : null;
}

/** The gravest of its parts. */
export function harmOf(row: ChangeRow): Harm {
  const own = partsOf(row).map(({ actionId }) => harms.indexOf(actionOf(actionId).harm));
  return harms[Math.max(...own)] ?? "none";
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

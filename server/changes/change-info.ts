// Changes and their items as the browser reads them.
import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import { estimateOf } from "../../domain/changes/estimate.ts";
import type { ChangeInfo, ChangeItemInfo, PlanInfo } from "../../domain/changes/info.ts";
import { type ItemStatus, partly } from "../../domain/changes/item.ts";
import { failureSchema } from "../../domain/failure-schema.ts";
import type { ApprovalRule, ZoomPlan } from "../config/config.ts";
import { approvalRules, asksApproval } from "./approval.ts";
import { isCalledOff, retriesOf } from "./carriers.ts";
import type { ChangeRow, ItemRow } from "./change-store.ts";
import { partsOf } from "./change-store.ts";
import { firstsOf } from "./first-parts.ts";
import { unboxed } from "./item-row.ts";
import type { Kin } from "./kin.ts";
import type { Counts } from "./reading.ts";
import { triesUntilMs } from "./trouble.ts";
import { harmOf, summaryOfRow } from "./weight.ts";

export interface InfoDeps {
  /** Whose limits are kept. */
  readonly plan: ZoomPlan;
  readonly approval: ApprovalRule;
}

/** Of whom and of what else a change tells. */
interface Around {
  /** By user ID. */
  readonly names: ReadonlyMap<string, string>;
  readonly kin: Kin | undefined;
}

/** @param around of nobody and nothing else where it is not told */
export function infoOf(
  row: ChangeRow,
  counts: Counts,
  { plan, approval }: InfoDeps,
  { names, kin }: Around = { names: new Map(), kin: undefined },
): ChangeInfo {
  const { undoOfTitle = "", undos = [], undoneCount = 0, finalCount = 0, partlyCount = 0 } = kin ?? {};
  const nameOf = (userId: string | null): string => names.get(userId ?? "") ?? "";
  const rules = row.status === "planned" ? approvalRules(approval, row) : [];
  const asks = (count: number, isOverwritten: boolean): boolean =>
    count > 0 && asksApproval(approval, row, { count, isOverwritten });
  return {
    id: row.id,
    title: row.title,
    connection: row.connection === "account" ? "account" : "me",
    actionIds: partsOf(row).map(({ actionId }) => actionId),
    firstCount: firstsOf(partsOf(row)).length,
    status: row.status as ChangeInfo["status"],
    counts,
    itemCount: row.itemCount,
    reason: row.reason,
    ticket: row.ticket,
    plan: planInfoOf(row, plan),
    heldBy: row.heldBy === null ? null : v.parse(failureSchema, row.heldBy),
    triesUntilMs: triesUntilMs(row),
    needsApproval: rules.length > 0,
    approvalRules: rules,
    goesOnAtMs: row.goesOnAtMs,
    beginsAtMs: row.beginsAtMs,
    isCalledOff: isCalledOff(row),
    undoOf: row.undoOf,
    undoOfTitle,
    againOf: row.againOf,
    undos: undos.map((undo) => ({
      id: undo.id,
      status: undo.status as ChangeInfo["status"],
      appliedBy: undo.appliedBy,
      appliedByName: nameOf(undo.appliedBy),
      appliedAtMs: undo.appliedAtMs,
    })),
    undoneCount,
    undoableCount: Math.max(0, (counts.done ?? 0) + partlyCount - undoneCount - finalCount),
    plannedBy: row.plannedBy,
    plannedByName: nameOf(row.plannedBy),
    plannedAtMs: row.plannedAtMs,
    appliedBy: row.appliedBy,
    appliedByName: nameOf(row.appliedBy),
    appliedAtMs: row.appliedAtMs,
    retries: retriesOf(row).map((retry) => ({ ...retry, byName: nameOf(retry.by) })),
    retryNeedsApproval: {
      failed: asks((counts.failed ?? 0) + (counts.unknown ?? 0), false),
      stale: asks(counts.stale ?? 0, true),
    },
    endedAtMs: row.endedAtMs,
    untilMs: row.untilMs,
    canEnd:
      row.connection === "account" && partsOf(row).every((part) => !part.isUndo && actionOf(part.actionId).canEnd),
    endsAccess: row.endsAccessOf !== null,
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
  const status = row.status as ChangeItemInfo["status"];
  const isPartly = partly.has(status) && row.reached !== null && !isDeepStrictEqual(row.reached, row.before);
  return {
    n: row.n,
    part: row.part,
    label: row.label,
    target: row.target,
    before: unboxed(row.before) ?? null,
    to: unboxed(row.to) ?? null,
    found: unboxed(row.found) ?? null,
    reached: isPartly ? (unboxed(row.reached) ?? null) : null,
    status,
    skip: row.skip,
    noUndo: row.noUndo,
    remark: row.remark,
    failure: row.failure === null ? null : v.parse(failureSchema, row.failure),
    newTarget: row.newTarget ?? null,
    endedAtMs: row.endedAtMs,
  };
}

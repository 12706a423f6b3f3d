// Changes and their items as the browser reads them.
import * as v from "valibot";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { failureSchema } from "../../domain/failure-schema.ts";
import type { ChangeRow, ItemRow } from "./change-store.ts";
import { partsOf } from "./change-store.ts";
import type { Counts } from "./changes.ts";
import { unboxed } from "./item-row.ts";

export function infoOf(row: ChangeRow, counts: Counts): ChangeInfo {
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

// What the console's server says of the audit trail.
import * as v from "valibot";
import { AuditEntry, type AuditOutcome, auditOutcomes } from "./entry.ts";

/** What one change did, of which a list shows the newest act: all of its acts that match. */
export const AuditGroup = v.object({
  changeId: v.string(),
  /** Empty where the change is not kept any more. */
  title: v.string(),
  count: v.number(),
  /** How many ended how; what there is none of is left out. */
  outcomes: v.record(v.picklist(auditOutcomes), v.number()),
});
export interface AuditGroup extends Omit<v.InferOutput<typeof AuditGroup>, "outcomes"> {
  readonly outcomes: Partial<Readonly<Record<AuditOutcome, number>>>;
}

export const AuditRow = v.object({
  /** Place in the chain. */
  seq: v.number(),
  hash: v.string(),
  entry: AuditEntry,
  /** In a list: what the only item of a call was and was to become, which its intent says. */
  states: v.exactOptional(AuditEntry.entries.states),
  /** In a list with `grouped`: left out of what stands alone. */
  group: v.exactOptional(AuditGroup),
});
export type AuditRow = v.InferOutput<typeof AuditRow>;

/**
 * `GET /api/audit`: what was done, the newest first. A call is told by its outcome, or by its intent while none is known.
 */
export const AuditList = v.object({
  rows: v.array(AuditRow),
  next_page_token: v.string(),
  /** Whose entries the reader sees. */
  scope: v.picklist(["own", "all"]),
});

/** `GET /api/audit/{seq}`: an entry and those that belong to it, in the order of the chain. */
export const AuditAct = v.object({ rows: v.array(AuditRow) });

/** Formats of `GET /api/audit/export.{format}`. */
export const auditFormats = ["csv", "jsonl", "ocsf.jsonl"] as const;
export type AuditFormat = (typeof auditFormats)[number];

// What the console's server says of the audit trail.
import * as v from "valibot";
import { AuditEntry } from "./entry.ts";

export const AuditRow = v.object({
  /** Place in the chain. */
  seq: v.number(),
  hash: v.string(),
  entry: AuditEntry,
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

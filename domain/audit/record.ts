// An act as it is exported: its outcome, with what its intent says of it.
import type { CsvColumn } from "../csv/write-csv.ts";
import type { AuditEntry, AuditOutcome } from "./entry.ts";
import type { AuditRow } from "./info.ts";

export interface AuditRecord extends AuditRow {
  /** Null of an event, and where it is no longer kept. */
  readonly intent: AuditRow | null;
}

const stateOf = (record: AuditRecord, which: "before" | "after"): string | undefined => {
  const states = (record.intent?.entry ?? record.entry).states.map((state) => state[which]);
  return states.length === 0 ? undefined : JSON.stringify(states.length === 1 ? states[0] : states);
};

/** A call whose outcome is not in the trail: nobody knows what came of it. */
export const outcomeOfEntry = ({ result }: AuditEntry): AuditOutcome => result?.outcome ?? "unknown";

export const auditColumns: readonly CsvColumn<AuditRecord>[] = [
  { header: "time", value: ({ entry }) => new Date(entry.atMs).toISOString() },
  { header: "person", value: ({ entry }) => entry.person.name },
  { header: "email", value: ({ entry }) => entry.person.email },
  { header: "user_id", value: ({ entry }) => entry.person.id },
  { header: "role", value: ({ entry }) => entry.person.role },
  { header: "address", value: ({ entry }) => entry.address },
  { header: "connection", value: ({ entry }) => entry.connection },
  { header: "operation", value: ({ entry }) => entry.operation },
  { header: "action", value: ({ entry }) => entry.action },
  {
    header: "targets",
    value: ({ entry }) => entry.targets.map(({ kind, name, id }) => `${kind} ${name || id}`).join("; "),
  },
  { header: "target_ids", value: ({ entry }) => entry.targets.map(({ id }) => id).join("; ") },
  { header: "target_count", value: ({ entry }) => entry.targetCount },
  { header: "outcome", value: ({ entry }) => outcomeOfEntry(entry) },
  { header: "count", value: ({ entry }) => entry.result?.count },
  { header: "status", value: ({ entry }) => entry.result?.status ?? undefined },
  { header: "code", value: ({ entry }) => entry.result?.code },
  { header: "tracking_id", value: ({ entry }) => entry.result?.trackingId },
  { header: "change_id", value: ({ entry }) => entry.change?.id },
  { header: "items", value: ({ entry }) => entry.change?.items },
  { header: "ticket", value: ({ entry }) => entry.change?.ticket },
  { header: "before", value: (record) => stateOf(record, "before") },
  { header: "after", value: (record) => stateOf(record, "after") },
  { header: "request_id", value: ({ entry }) => entry.requestId },
  { header: "seq", value: ({ seq }) => seq },
  { header: "hash", value: ({ hash }) => hash },
];

export function recordJson({ seq, hash, entry, intent }: AuditRecord): unknown {
  const { request, states } = intent?.entry ?? entry;
  return {
    seq,
    hash,
    ...(intent && { intent: { seq: intent.seq, hash: intent.hash, atMs: intent.entry.atMs } }),
    ...entry,
    request,
    states,
  };
}

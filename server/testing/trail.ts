import { asc } from "drizzle-orm";
import type { AuditEntry } from "../../domain/audit/entry.ts";
import { entryOf } from "../audit/read-entry.ts";
import type { Orm } from "../db/database.ts";
import { auditEntries, auditInbox } from "../db/schema.ts";

/** Every entry of the audit trail, whether it is chained yet or not, in order. */
export async function trailOf(orm: Orm): Promise<readonly AuditEntry[]> {
  // At one moment: between the two reads entries may move from one table to the other.
  const read = async (within: Orm) => {
    const chained = await within.select().from(auditEntries).orderBy(asc(auditEntries.seq));
    const waiting = await within.select().from(auditInbox).orderBy(asc(auditInbox.n));
    return [...chained, ...waiting].map(({ entry }) => entryOf(entry));
  };
  return orm.transaction(read, { isolationLevel: "repeatable read" });
}

/** What was sent, or done by the console itself, each with what came of it: null while that is not known. */
export async function actsOf(orm: Orm): Promise<readonly AuditEntry[]> {
  const entries = await trailOf(orm);
  const results = new Map(
    entries.flatMap(({ kind, requestId, result }) => (kind === "outcome" ? [[requestId, result] as const] : [])),
  );
  return entries
    .filter(({ kind }) => kind !== "outcome")
    .map((entry) => ({ ...entry, result: entry.result ?? results.get(entry.requestId) ?? null }));
}

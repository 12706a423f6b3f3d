// The audit trail: what is done is written down before it is sent and again with what came of it, in entries that are
// never changed. Sealing chains them; see `sealing.ts`.
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { canonicalText } from "../../domain/audit/chain.ts";
import type { AuditEntry } from "../../domain/audit/entry.ts";
import { isInRanges } from "../../domain/audit/ranges.ts";
import type { Clock } from "../clock.ts";
import { storable } from "../db/columns.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { auditEntries, auditInbox } from "../db/schema.ts";
import type { Log } from "../log.ts";
import {
  type AuditEvent,
  eventOf,
  intentOf,
  type Mutation,
  type MutationResult,
  outcomeOf,
  type Who,
} from "./entries.ts";
import { entryOf } from "./read-entry.ts";
import { createRefusalFold, type RefusedRequest } from "./refusal-fold.ts";
import { createSealing, type Sealing } from "./sealing.ts";
import type { Signer } from "./signing.ts";

export interface Audit {
  /** Writes down what is about to be sent; a mutation is sent only after this resolved. */
  begin(mutation: Mutation): Promise<void>;
  /** Writes down what came of it. */
  complete(mutation: Mutation, result: MutationResult): Promise<void>;
  /** The row of such a beginning, for whoever stores it at once together with more: see `storingEntries`. */
  rowOfBegin(mutation: Mutation): Promise<InboxRow>;
  /** The same of what came of it. */
  rowOfEnd(mutation: Mutation, result: MutationResult): InboxRow;
  /** Writes down what the console did itself. */
  record(event: AuditEvent, within?: Orm): Promise<void>;
  /** Writes down what Zoom said later of items whose calls had no answer: `done`, `not_done` or `unknown`. */
  settle(settled: Settled): Promise<void>;
  /** Writes down what was refused, repeats of it once in a while with their count. Never throws. */
  refuse(refused: RefusedRequest): void;
  readonly sealing: Sealing;
  /** Writes down what still waits, and chains it. */
  stop(): Promise<void>;
}

export interface Settled {
  readonly who: Who;
  readonly changeId: string;
  readonly items: ReadonlyMap<number, "done" | "not_done" | "unknown">;
}

export interface AuditDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly signer: Pick<Signer, "mac" | "isOurs">;
}

/** An entry that waits for its place in the chain. */
export type InboxRow = Pick<typeof auditInbox.$inferInsert, "entry" | "mac">;

/** Stores entries, as a part of what stores more. @param when that holds */
export const storingEntries = (rows: readonly InboxRow[], when: SQL = sql`true`): SQL =>
  sql`insert into audit_inbox (entry, mac)
    select entry, mac from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(entry text, mac text) where ${when}`;

/** A change has not more calls under way, by far. */
const MOST_OPEN = 500;

export function createAudit({ database, clock, log, signer }: AuditDeps): Audit {
  const sealing = createSealing({ database, log, signer });
  /** Chained once it is stored, which is at once. */
  const rowOf = (entry: AuditEntry): InboxRow => {
    const text = canonicalText(storable(entry));
    sealing.soon();
    return { entry: text, mac: signer.mac(text) };
  };
  const store = async (row: InboxRow, within?: Orm) => {
    await (within ?? (await database.ready).orm).insert(auditInbox).values(row);
    sealing.soon();
  };
  const append = (entry: AuditEntry, within?: Orm) => store(rowOf(entry), within);
  const rowOfBegin: Audit["rowOfBegin"] = async (mutation) => {
    await (await database.ready).ensureRoom();
    return rowOf(await intentOf(mutation, clock.nowMs()));
  };
  const rowOfEnd: Audit["rowOfEnd"] = (mutation, result) => rowOf(outcomeOf(mutation, result, clock.nowMs()));
  const record: Audit["record"] = (event, within) => append(eventOf(event, clock.nowMs()), within);
  const refusals = createRefusalFold({ record, clock, log });
  // What another process left unchained when it ended.
  sealing.soon();
  return {
    sealing,
    rowOfBegin,
    rowOfEnd,
    begin: async (mutation) => store(await rowOfBegin(mutation)),
    complete: (mutation, result) => store(rowOfEnd(mutation, result)),
    record,
    settle: async ({ who, changeId, items }) => {
      await sealing.now();
      const { orm } = await database.ready;
      const answered = orm
        .select({ one: sql`1` })
        .from(sql`audit_entries as answer`)
        .where(sql`answer.request_id = ${auditEntries.requestId} and answer.outcome not in ('', 'unknown')`);
      const rows = await orm
        .select({ seq: auditEntries.seq, entry: auditEntries.entry })
        .from(auditEntries)
        .where(and(eq(auditEntries.changeId, changeId), eq(auditEntries.kind, "intent"), sql`not exists ${answered}`))
        .orderBy(desc(auditEntries.atMs), desc(auditEntries.seq))
        .limit(MOST_OPEN);
      const left = new Map(items);
      for (const row of rows) {
        const intent = entryOf(row.entry);
        const own = [...left].filter(([n]) => isInRanges(intent.change?.items ?? "", n));
        if (own.length === 0) continue;
        for (const [n] of own) left.delete(n);
        await append(verified(intent, who, new Map(own), clock.nowMs()));
      }
    },
    refuse: refusals.refuse,
    stop: async () => {
      await refusals.flush();
      await sealing.stop();
    },
  };
}

/** The outcome of an intent, as it was found out. */
function verified(
  intent: AuditEntry,
  { idHash: _, ...who }: Who,
  items: ReadonlyMap<number, "done" | "not_done" | "unknown">,
  atMs: number,
): AuditEntry {
  const found = new Set(items.values());
  const [only = "unknown"] = found;
  const outcome = found.size > 1 ? "partly" : ({ done: "done", not_done: "failed", unknown: "unknown" } as const)[only];
  const mutation = {
    requestId: intent.requestId,
    who: { ...who, idHash: intent.person.session, address: intent.address },
    connection: intent.connection === "account" ? "account" : "me",
    operationId: intent.operation,
    params: {},
    query: {},
    body: null,
    targets: intent.targets,
  } as const;
  const code = only === "not_done" && found.size === 1 ? "not_done" : null;
  const entry = outcomeOf(
    mutation,
    { outcome, status: 0, code, trackingId: undefined, durationMs: 0, items, isVerified: true },
    atMs,
  );
  return { ...entry, person: intent.person, action: intent.action, change: intent.change };
}

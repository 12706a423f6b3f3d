// Finds acts in the trail: a call by its outcome, or by its intent while there is none.
import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { searchedKeys } from "../../domain/audit/entry.ts";
import type { AuditRow } from "../../domain/audit/info.ts";
import type { AuditRecord } from "../../domain/audit/record.ts";
import type { Orm } from "../db/database.ts";
import { auditEntries, people } from "../db/schema.ts";
import { entryOf } from "./read-entry.ts";

/** Whose entries somebody sees: their own, or all of the account and those of nobody. */
export interface AuditSeeing {
  readonly accountId: string;
  readonly userId: string;
  readonly isAll: boolean;
}

export interface AuditFilters {
  /** User ID or address of who did it. */
  readonly person?: string | undefined;
  /** `channel:ID`, an ID, an address or a name of what it was done to. */
  readonly target?: string | undefined;
  readonly operation?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: string | undefined;
  readonly changeId?: string | undefined;
  /** Epoch milliseconds; from the first on, before the other. */
  readonly sinceMs?: number | undefined;
  readonly beforeMs?: number | undefined;
}

/** Where a page begins: after this entry. */
export const AuditPlace = v.tuple([v.pipe(v.number(), v.safeInteger()), v.pipe(v.number(), v.safeInteger())]);
export type AuditPlace = v.InferOutput<typeof AuditPlace>;

type Row = typeof auditEntries.$inferSelect;

export const rowOf = ({ seq, hash, entry }: Pick<Row, "seq" | "hash" | "entry">): AuditRow => ({
  seq,
  hash,
  entry: entryOf(entry),
});

const shown = { seq: auditEntries.seq, hash: auditEntries.hash, entry: auditEntries.entry, atMs: auditEntries.atMs };

export const placeOfRow = ({ seq, entry }: AuditRow): AuditPlace => [entry.atMs, seq];

const isSeen = ({ accountId, userId, isAll }: AuditSeeing) =>
  isAll
    ? inArray(auditEntries.accountId, [accountId, ""])
    : and(eq(auditEntries.userId, userId), eq(auditEntries.accountId, accountId));

/** An act stands for itself; an intent does while no outcome says what came of it. */
const isAct = sql`(${auditEntries.kind} <> 'intent' or not exists (
  select 1 from audit_entries as answer where answer.request_id = ${auditEntries.requestId} and answer.kind = 'outcome'
))`;

/** The newest first. */
export async function findActs(
  orm: Orm,
  seeing: AuditSeeing,
  filters: AuditFilters,
  { after, limit }: { readonly after: AuditPlace | null; readonly limit: number },
): Promise<readonly AuditRow[]> {
  const { seq, atMs } = auditEntries;
  const rows = await orm
    .select(shown)
    .from(auditEntries)
    .where(
      and(
        isSeen(seeing),
        ...matching(filters, await userIdsOf(orm, filters.person)),
        isAct,
        after ? sql`(${atMs}, ${seq}) < (${after[0]}::bigint, ${after[1]}::bigint)` : undefined,
      ),
    )
    .orderBy(sql`${atMs} desc, ${seq} desc`)
    .limit(limit);
  return rows.map(rowOf);
}

function matching(filters: AuditFilters, userIds: readonly string[] | null): (SQL | undefined)[] {
  const { target, operation, action, outcome, changeId, sinceMs, beforeMs } = filters;
  const { atMs } = auditEntries;
  return [
    userIds === null ? undefined : isOneOf(auditEntries.userId, userIds),
    target === undefined ? undefined : isAbout(target),
    operation === undefined ? undefined : eq(auditEntries.operation, operation),
    action === undefined ? undefined : eq(auditEntries.action, action),
    // What has no outcome yet is not known either.
    outcome === undefined
      ? undefined
      : outcome === "unknown"
        ? inArray(auditEntries.outcome, ["unknown", ""])
        : eq(auditEntries.outcome, outcome),
    changeId === undefined ? undefined : eq(auditEntries.changeId, changeId),
    sinceMs === undefined ? undefined : sql`${atMs} >= ${sinceMs}::bigint`,
    beforeMs === undefined ? undefined : sql`${atMs} < ${beforeMs}::bigint`,
  ];
}

const isOneOf = (column: typeof auditEntries.userId, values: readonly string[]) =>
  values.length === 1 ? eq(column, values[0] ?? "") : values.length === 0 ? sql`false` : inArray(column, [...values]);

/** By its index alone, whatever the planner thinks of how often a target comes up: it keeps no count of them. */
function isAbout(target: string): SQL {
  const keys = sql.join(
    searchedKeys(target).map((key) => sql`${key}::text`),
    sql`, `,
  );
  return sql`${auditEntries.seq} in (
    with found as materialized (select seq from audit_entries where targets && array[${keys}]) select seq from found
  )`;
}

/** Who is meant by an ID or an address; null where nobody is asked for. */
async function userIdsOf(orm: Orm, person: string | undefined): Promise<readonly string[] | null> {
  if (person === undefined) return null;
  if (!person.includes("@")) return [person];
  const rows = await orm
    .select({ userId: people.userId })
    .from(people)
    .where(eq(sql`lower(${people.email})`, person.toLowerCase()));
  return rows.map(({ userId }) => userId);
}

/** Acts with their intents. */
export async function withIntents(orm: Orm, rows: readonly AuditRow[]): Promise<readonly AuditRecord[]> {
  const ids = rows.filter(({ entry }) => entry.kind === "outcome").map(({ entry }) => entry.requestId);
  const found =
    ids.length === 0
      ? []
      : await orm
          .select(shown)
          .from(auditEntries)
          .where(and(inArray(auditEntries.requestId, ids), eq(auditEntries.kind, "intent")));
  const intents = new Map(found.map((row) => [entryOf(row.entry).requestId, rowOf(row)]));
  return rows.map((row) => ({ ...row, intent: intents.get(row.entry.requestId) ?? null }));
}

/** An entry with those of the same request, in the order of the chain; none where there is none to be seen. */
export async function findAct(orm: Orm, seeing: AuditSeeing, seq: number): Promise<readonly AuditRow[]> {
  const [one] = await orm
    .select({ ...shown, requestId: auditEntries.requestId })
    .from(auditEntries)
    .where(and(eq(auditEntries.seq, seq), isSeen(seeing)));
  if (!one) return [];
  const isSame = or(
    eq(auditEntries.seq, seq),
    and(sql`${one.requestId} <> ''`, eq(auditEntries.requestId, one.requestId)),
  );
  const rows = await orm
    .select(shown)
    .from(auditEntries)
    .where(and(isSame, isSeen(seeing)))
    .orderBy(asc(auditEntries.seq));
  return rows.map(rowOf);
}

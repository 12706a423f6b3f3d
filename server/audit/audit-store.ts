// Finds acts in the trail: a call by its outcome, or by its intent while there is none.
import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { searchedKeys } from "../../domain/audit/entry.ts";
import type { AuditRow } from "../../domain/audit/info.ts";
import type { AuditRecord } from "../../domain/audit/record.ts";
import { ticketKey } from "../../domain/changes/ticket.ts";
import type { Orm } from "../db/database.ts";
import { auditEntries, people } from "../db/schema.ts";
import { ofOneChannel } from "./one-channel.ts";
import { entryOf } from "./read-entry.ts";

/** Whose entries somebody sees: their own, or all of the account and those of nobody. */
export interface AuditSeeing {
  readonly accountId: string;
  readonly userId: string;
  readonly isAll: boolean;
  /** A channel they lead: of this one everyone’s, as far as they are about it. */
  readonly ledChannelId?: string | undefined;
}

export interface AuditFilters {
  /** User ID, address or part of the name of who did it. */
  readonly person?: string | undefined;
  /** `channel:ID`, an ID, an address or a name of what it was done to; or several, with semicolons between. */
  readonly target?: string | undefined;
  readonly operation?: string | undefined;
  /** With what takes it back. */
  readonly action?: string | undefined;
  readonly outcome?: string | undefined;
  readonly changeId?: string | undefined;
  /** The number of a ticket, in any case. */
  readonly ticket?: string | undefined;
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

/** @param isAbout How what is about the channel they lead is found. */
function isSeen(seeing: AuditSeeing, isAbout = isIndexedAs) {
  const { userId, isAll, ledChannelId } = seeing;
  if (isAll) return isInReach(seeing);
  const isOwn = eq(auditEntries.userId, userId);
  const isTheirs = ledChannelId === undefined ? isOwn : or(isOwn, isAbout(`channel:${ledChannelId}`));
  return and(isTheirs, isInReach(seeing));
}

const isInReach = ({ accountId, isAll }: AuditSeeing) =>
  isAll ? inArray(auditEntries.accountId, [accountId, ""]) : eq(auditEntries.accountId, accountId);

const asSeen = (row: AuditRow, { userId, isAll, ledChannelId }: AuditSeeing): AuditRow =>
  isAll || ledChannelId === undefined || row.entry.person.id === userId
    ? row
    : { ...row, entry: ofOneChannel(row.entry, ledChannelId) };

/** An act stands for itself; an intent does while no outcome says what came of it. */
const isAct = sql`(${auditEntries.kind} <> 'intent' or ${auditEntries.seq} in (select seq from audit_unanswered))`;

/** Entries among which those of a target are looked for first: whatever comes up often is found there. */
const NEWEST = 3_000;

/** The newest first. */
export async function findActs(
  orm: Orm,
  seeing: AuditSeeing,
  filters: AuditFilters,
  {
    after,
    limit,
    where,
  }: { readonly after: AuditPlace | null; readonly limit: number; readonly where?: SQL | undefined },
): Promise<readonly AuditRow[]> {
  const { target } = filters;
  const own = matching(filters, await userIdsOf(orm, filters.person));
  const others = and(...spanOf(filters, after), ...own, isAct, where);
  const find = async (wanted: SQL | undefined) => {
    const rows = await orm.select(shown).from(auditEntries).where(wanted).orderBy(newestFirst).limit(limit);
    return rows.map((row) => asSeen(rowOf(row), seeing));
  };
  if (target === undefined) return find(and(isSeen(seeing), others));
  const isWanted = and(isAbout(target), isSeen(seeing, isAbout), others);
  // All that is theirs is found by an index, unless that is a channel's too.
  const isNear = seeing.ledChannelId === undefined ? isSeen(seeing) : isInReach(seeing);
  const newest = orm
    .select()
    .from(auditEntries)
    .where(and(isNear, ...spanOf(filters, after)))
    .orderBy(newestFirst)
    .limit(NEWEST)
    .as("audit_entries");
  const found = await orm.select(shown).from(newest).where(isWanted).orderBy(newestFirst).limit(limit);
  if (found.length === limit) return found.map((row) => asSeen(rowOf(row), seeing));
  const rare = orm.select({ seq: sql`seq` }).from(indexedAs(target)).where(isWanted);
  return find(sql`${auditEntries.seq} in (${rare.orderBy(newestFirst).limit(limit)})`);
}

/** That an entry is an act which somebody sees and which matches, for what counts them. */
export async function isMatch(orm: Orm, seeing: AuditSeeing, filters: AuditFilters): Promise<SQL | undefined> {
  const { target, person } = filters;
  const isWanted = target === undefined ? undefined : isAbout(target);
  return and(
    ...spanOf(filters, null),
    ...matching(filters, await userIdsOf(orm, person)),
    isAct,
    isSeen(seeing),
    isWanted,
  );
}

const newestFirst = sql`${auditEntries.atMs} desc, ${auditEntries.seq} desc`;

/** When entries are of. */
function spanOf({ sinceMs, beforeMs }: AuditFilters, after: AuditPlace | null): (SQL | undefined)[] {
  const { seq, atMs } = auditEntries;
  return [
    sinceMs === undefined ? undefined : sql`${atMs} >= ${sinceMs}::bigint`,
    beforeMs === undefined ? undefined : sql`${atMs} < ${beforeMs}::bigint`,
    after ? sql`(${atMs}, ${seq}) < (${after[0]}::bigint, ${after[1]}::bigint)` : undefined,
  ];
}

function matching(filters: AuditFilters, userIds: readonly string[] | null): (SQL | undefined)[] {
  const { operation, action, outcome, changeId, ticket } = filters;
  return [
    userIds === null ? undefined : isOneOf(auditEntries.userId, userIds),
    operation === undefined ? undefined : eq(auditEntries.operation, operation),
    action === undefined ? undefined : inArray(auditEntries.action, [action, `undo-${action}`]),
    // What has no outcome yet is not known either.
    outcome === undefined ? undefined : outcome === "unknown" ? isUnknown : eq(auditEntries.outcome, outcome),
    changeId === undefined ? undefined : eq(auditEntries.changeId, changeId),
    // Said twice for the index, which is of entries with a ticket only.
    ticket === undefined ? undefined : and(eq(auditEntries.ticket, ticketKey(ticket)), hasTicket),
  ];
}

const hasTicket = sql`${auditEntries.ticket} <> ''`;

const isOneOf = (column: typeof auditEntries.userId, values: readonly string[]) =>
  values.length === 1 ? eq(column, values[0] ?? "") : values.length === 0 ? sql`false` : inArray(column, [...values]);

/** Of which an outcome says so, or which have none; looked up by themselves, for they are few. */
const isUnknown = sql`${auditEntries.seq} in (
  with found as materialized (
    select seq from audit_entries where outcome = 'unknown' union all select seq from audit_unanswered
  ) select seq from found
)`;

function isAbout(target: string): SQL {
  const keys = sql.join(
    searchedKeys(target).map((key) => sql`${key}::text`),
    sql`, `,
  );
  return sql`${auditEntries.targets} && array[${keys}]`;
}

/**
 * What is about a target, by the index of targets alone, whatever the planner thinks of how often one comes up: it keeps
 * no count of them. Without the texts, which make most of an entry.
 */
const indexedAs = (target: string): SQL => sql`(
  with found as materialized (
    select seq, at_ms, kind, account_id, user_id, operation, action, outcome, change_id, ticket, targets
    from audit_entries where ${isAbout(target)}
  ) select * from found
) as audit_entries`;

const isIndexedAs = (target: string): SQL => sql`${auditEntries.seq} in (select seq from ${indexedAs(target)})`;

/** Who is meant by an ID, an address or words of a name; null where nobody is asked for. */
async function userIdsOf(orm: Orm, person: string | undefined): Promise<readonly string[] | null> {
  if (person === undefined) return null;
  const wanted = person.toLowerCase();
  const isMeant = person.includes("@")
    ? eq(sql`lower(${people.email})`, wanted)
    : sql`position(${wanted} in lower(${people.displayName})) > 0`;
  const rows = await orm.select({ userId: people.userId }).from(people).where(isMeant);
  return [person, ...rows.map(({ userId }) => userId)];
}

/** Acts with their intents. */
export async function withIntents(
  orm: Orm,
  seeing: AuditSeeing,
  rows: readonly AuditRow[],
): Promise<readonly AuditRecord[]> {
  const ids = rows.filter(({ entry }) => entry.kind === "outcome").map(({ entry }) => entry.requestId);
  const found =
    ids.length === 0
      ? []
      : await orm
          .select(shown)
          .from(auditEntries)
          .where(and(inArray(auditEntries.requestId, ids), eq(auditEntries.kind, "intent")));
  const intents = new Map(found.map((row) => [entryOf(row.entry).requestId, asSeen(rowOf(row), seeing)]));
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
  return rows.map((row) => asSeen(rowOf(row), seeing));
}

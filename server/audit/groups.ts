// A page of the trail in which what one change did is one row: its newest act, with what became of all of them.
import { and, count, eq, inArray, not, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { AuditEntry, AuditOutcome } from "../../domain/audit/entry.ts";
import type { AuditGroup, AuditRow } from "../../domain/audit/info.ts";
import type { Orm } from "../db/database.ts";
import { auditEntries, changes } from "../db/schema.ts";
import { type AuditFilters, type AuditPlace, type AuditSeeing, findActs, isMatch, placeOfRow } from "./audit-store.ts";

export interface GroupedRow extends AuditRow {
  /** Left out of an act that is alone, or alone of its change among those that match. */
  readonly group?: AuditGroup;
}

/** What steers a change, as applying it, is nothing it did: such an event stands alone. */
const EVENT: AuditEntry["kind"] = "event";
const changeOf = ({ entry }: AuditRow): string => (entry.kind === EVENT ? "" : (entry.change?.id ?? ""));
const isEvent = eq(auditEntries.kind, EVENT);

/**
 * Groups by their newest act, the newest first; each has all of its acts that match, on whatever page they would stand.
 */
export async function findGroups(
  orm: Orm,
  seeing: AuditSeeing,
  filters: AuditFilters,
  { after, limit }: { readonly after: AuditPlace | null; readonly limit: number },
): Promise<readonly GroupedRow[]> {
  const matches = await isMatch(orm, seeing, filters);
  const notBefore = after ? isOfNoneBefore(matches, after) : undefined;
  const found: AuditRow[] = [];
  let place = after;
  for (let isMore = true; isMore && found.length < limit; ) {
    const known = found.map(changeOf).filter(Boolean);
    const isNew = known.length === 0 ? undefined : or(isEvent, notInArray(auditEntries.changeId, known));
    const page = { after: place, limit, where: and(notBefore, isNew) };
    const rows = await findActs(orm, seeing, filters, page);
    const seen = new Set(known);
    for (const row of rows) {
      const id = changeOf(row);
      if (seen.has(id)) continue;
      if (id !== "") seen.add(id);
      found.push(row);
    }
    const last = rows.at(-1);
    if (last) place = placeOfRow(last);
    isMore = rows.length === limit;
  }
  const shown = found.slice(0, limit);
  const groups = await groupsOf(orm, matches, [...new Set(shown.map(changeOf))].filter(Boolean));
  return shown.map((row) => {
    const group = groups.get(changeOf(row));
    return group && group.count > 1 ? { ...row, group } : row;
  });
}

/** What is of no change that a page before has a row for. */
function isOfNoneBefore(matches: SQL | undefined, [atMs, seq]: AuditPlace): SQL {
  const { changeId } = auditEntries;
  const isBefore = sql`(${auditEntries.atMs}, ${auditEntries.seq}) >= (${atMs}::bigint, ${seq}::bigint)`;
  return sql`(${changeId} = '' or ${isEvent} or ${changeId} not in (
    select change_id from audit_entries where ${and(isBefore, not(isEvent), sql`${changeId} <> ''`, matches)}))`;
}

async function groupsOf(
  orm: Orm,
  matches: SQL | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AuditGroup>> {
  if (ids.length === 0) return new Map();
  const { changeId, outcome } = auditEntries;
  const [counts, titles] = await Promise.all([
    orm
      .select({ changeId, outcome, count: count() })
      .from(auditEntries)
      .where(and(inArray(changeId, [...ids]), not(isEvent), matches))
      .groupBy(changeId, outcome),
    orm
      .select({ id: changes.id, title: changes.title })
      .from(changes)
      .where(or(...ids.map((id) => eq(changes.id, id)))),
  ]);
  return new Map(
    ids.map((id) => {
      const own = counts.filter((one) => one.changeId === id);
      const outcomes: Partial<Record<AuditOutcome, number>> = {};
      for (const one of own) {
        // No outcome is known of an intent.
        const known = (one.outcome || "unknown") as AuditOutcome;
        outcomes[known] = (outcomes[known] ?? 0) + one.count;
      }
      const title = titles.find((one) => one.id === id)?.title ?? "";
      return [id, { changeId: id, title, count: own.reduce((sum, one) => sum + one.count, 0), outcomes }];
    }),
  );
}

// The whole chain out of the database, a page after another.
import { asc, gt, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../db/database.ts";
import { auditEntries } from "../db/schema.ts";
import type { EntryRow } from "./sealing.ts";

const ROWS_AT_ONCE = 2_000;

/** Every entry in the order of the chain, some thousands at a time; the next are read while these are looked at. */
export async function* entryPages(orm: Orm): AsyncGenerator<readonly EntryRow[]> {
  let next: Promise<readonly EntryRow[]> | null = pageAfter(orm, Number.MIN_SAFE_INTEGER);
  while (next) {
    const rows: readonly EntryRow[] = await next;
    const last = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined;
    next = last ? pageAfter(orm, last.seq) : null;
    // Whoever stops here has no use for it; else it is awaited.
    next?.catch(() => undefined);
    yield rows;
  }
}

const FIELD_END = "\u001f";
const ROW_END = "\u001e";
const FIELDS = 15;

const Page = v.object({ rows: v.tuple([v.object({ rows: v.number(), page: v.string() })]) });

/**
 * One text of a page: rows of columns take the database, and the way here, five times as long. No column holds what
 * ends one here, unless somebody wrote it there; then there is more of it than there should be.
 */
async function pageAfter(orm: Orm, seq: number): Promise<readonly EntryRow[]> {
  const result = await orm.execute(sql`
    select count(*)::integer as rows, coalesce(string_agg(concat_ws(${FIELD_END}::text,
      seq, hash, entry, mac, at_ms, kind, request_id, account_id, user_id, operation, action, outcome, change_id,
      ticket, to_json(targets)
    ), ${ROW_END}::text), '') as page
    from (select * from audit_entries where seq > ${seq}::bigint order by seq limit ${ROWS_AT_ONCE}) as entries`);
  const [{ rows: count, page }] = v.parse(Page, result).rows;
  if (count === 0) return [];
  const rows = page.split(ROW_END);
  const entries = rows.flatMap((row) => rowOf(row.split(FIELD_END)) ?? []);
  return rows.length === count && entries.length === count ? entries : columnsAfter(orm, seq);
}

function rowOf(fields: readonly string[]): EntryRow | null {
  if (fields.length !== FIELDS) return null;
  const [seq = "", hash = "", entry = "", mac = "", atMs = "", kind = "", ...more] = fields;
  const [requestId = "", accountId = "", userId = "", operation = "", action = "", outcome = "", ...last] = more;
  const [changeId = "", ticket = "", targets = ""] = last;
  const found = {
    requestId,
    accountId,
    userId,
    operation,
    action,
    outcome,
    changeId,
    ticket,
    targets: JSON.parse(targets),
  };
  return { seq: Number(seq), hash, entry, mac, atMs: Number(atMs), kind, ...found };
}

const columnsAfter = (orm: Orm, seq: number): Promise<readonly EntryRow[]> =>
  orm.select().from(auditEntries).where(gt(auditEntries.seq, seq)).orderBy(asc(auditEntries.seq)).limit(ROWS_AT_ONCE);

// Whose data was deleted: Zoom's log of joins and leaves is read by whole days, and tells some of it again.
import { type SQL, sql } from "drizzle-orm";
import type { Orm } from "../../db/database.ts";
import { counted } from "./counted.ts";

const DAY_MS = 86_400_000;

const hashOf = (key: SQL): SQL => sql`encode(sha256(convert_to(${key}, 'UTF8')), 'hex')`;

/** Whether something that happened is of somebody whose data was deleted later. */
export const isForgotten = (key: SQL, atMs: SQL): SQL =>
  sql`exists (select from inventory_forgotten f where f.key_hash = ${hashOf(key)} and f.until_ms >= ${atMs})`;

/** No reading of the log is written down beside this transaction. To be called before rows are changed. */
export async function holdLog(orm: Orm): Promise<void> {
  await orm.execute(sql`select from inventory_reads where step = 'activity' for update`);
}

/** Deletes when people joined and left, so that it stays deleted. @param keys of people, a query. @returns how many rows */
export async function forgetMoves(orm: Orm, keys: SQL, nowMs: number): Promise<number> {
  await orm.execute(sql`
    insert into inventory_forgotten as had (key_hash, until_ms)
    select ${hashOf(sql`key`)}, ${nowMs}::bigint from (${keys}) as people
    on conflict (key_hash) do update set until_ms = greatest(had.until_ms, excluded.until_ms)
  `);
  return counted(orm, sql`delete from inventory_moves where person_key in (${keys})`);
}

/** Drops what the log does not tell again: its next reading begins a day before the last one at the earliest. */
export async function sweepForgotten(orm: Orm): Promise<void> {
  await orm.execute(sql`
    delete from inventory_forgotten
    where until_ms < (select read_at_ms from inventory_reads where step = 'activity' and subject = '') - ${2 * DAY_MS}
  `);
}

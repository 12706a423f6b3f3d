// Stores new changes: small ones as one statement or in one transaction, large ones piece by piece.
import { eq, sql } from "drizzle-orm";
import { chunk } from "../../domain/chunk.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { changes } from "../db/schema.ts";
import { execute, type Statement, statementOf, together } from "../db/together.ts";
import { useFiles } from "../staged-files/staged-files.ts";
import { filesOf, type ItemRow, type NewItem, ROWS_AT_ONCE } from "./change-store.ts";

/**
 * What is more than a few hundred items is stored piece by piece, as a discarded change until it is whole: one
 * transaction for all would keep everybody else from the embedded database. Of one whose process ends meanwhile nothing
 * else remains.
 *
 * @param items piece by piece where they are many, so that no more than a piece of them is in memory
 * @param ensure what has to hold before anything is stored
 * @param also what else is to be stored once the change is
 * @param settled the change as it is to be in the moment in which others begin to see it
 */
export async function insertChange(
  orm: Orm,
  change: typeof changes.$inferInsert,
  items: readonly NewItem[] | AsyncIterable<readonly NewItem[]>,
  ensure: (within: Orm) => Promise<void>,
  also: (within: Orm) => Promise<void>,
  settled: (within: Orm) => Promise<typeof changes.$inferInsert> = () => Promise.resolve(change),
) {
  const { id, plannedAtMs } = change;
  const fill = async (within: Orm, rows: readonly NewItem[]) => {
    await useFiles(within, id, filesOf(rows));
    await within.execute(itemsOf(id, rows));
  };
  if ("length" in items && items.length <= ROWS_AT_ONCE) {
    await orm.transaction(async (within) => {
      await ensure(within);
      await within.insert(changes).values(await settled(within));
      await fill(within, items);
      await also(within);
    });
    return;
  }
  await orm.transaction(async (within) => {
    await ensure(within);
    await within.insert(changes).values({ ...change, status: "discarded", endedAtMs: plannedAtMs });
  });
  const pieces = "length" in items ? chunk(items, ROWS_AT_ONCE) : items;
  for await (const rows of pieces) await orm.transaction((within) => fill(within, rows));
  await orm.transaction(async (within) => {
    const { id: _id, endedAtMs = null, ...rest } = await settled(within);
    await within
      .update(changes)
      .set({ ...rest, endedAtMs })
      .where(eq(changes.id, id));
    await also(within);
  });
}

/** Adds items to a plan, without those that a part has already. */
export const insertItems = (orm: Orm, changeId: string, rows: readonly NewItem[]) =>
  orm.execute(sql`${itemsOf(changeId, rows)}
        where not exists (
          select from change_items as old
          where old.change_id = ${changeId} and old.part = given.part and old.key = given.key)`);

/** Of any of their columns; those left out are null. */
const itemsOf = (changeId: string, rows: readonly (NewItem | ItemRow)[]) => sql`
        insert into change_items (change_id, n, part, key, label, target, status, before, "to", skip, no_undo, remark,
          reached, step, failure, found, new_target, ended_at_ms)
        select ${changeId}, n, part, key, label, target, status, before, "to", skip, "noUndo", remark,
          reached, step, failure, found, "newTarget", "endedAtMs"
        from jsonb_to_recordset(${JSON.stringify(storable(rows))}::jsonb) as given(
          n integer, part integer, key text, label text, target jsonb, status text, before jsonb, "to" jsonb,
          skip text, "noUndo" text, remark text, reached jsonb, step jsonb, failure jsonb, found jsonb,
          "newTarget" jsonb, "endedAtMs" bigint
        )`;

/** Stores a small change that is made of no files, with all of its items and with whatever else, as one statement. */
export async function insertWhole(
  orm: Orm,
  change: typeof changes.$inferInsert,
  items: readonly ItemRow[],
  also: Readonly<Record<string, Statement>>,
): Promise<void> {
  const stored = orm.insert(changes).values(change).toSQL();
  const parts = {
    stored: { text: stored.sql, params: stored.params },
    filled: statementOf(itemsOf(change.id, items)),
    ...also,
  };
  await execute(orm, together(parts));
}

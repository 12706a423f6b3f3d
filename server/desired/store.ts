// The saved file with its versions, and when something was first found otherwise.
import { createHash } from "node:crypto";
import { desc, eq, lte, sql } from "drizzle-orm";
import type { Orm } from "../db/database.ts";
import { desiredDifferences, desiredFiles } from "../db/schema.ts";
import { recordset } from "../inventory/store/recordset.ts";

/** As many versions are kept. */
const MOST_VERSIONS = 20;

export type DesiredRow = typeof desiredFiles.$inferSelect;

export async function savedFile(orm: Orm): Promise<DesiredRow | undefined> {
  const [row] = await orm.select().from(desiredFiles).orderBy(desc(desiredFiles.version)).limit(1);
  return row;
}

export async function savedVersion(orm: Orm, version: number): Promise<DesiredRow | undefined> {
  const [row] = await orm.select().from(desiredFiles).where(eq(desiredFiles.version, version));
  return row;
}

/** The newest first, without what they say. */
export const savedVersions = (orm: Orm) =>
  orm
    .select({
      version: desiredFiles.version,
      note: desiredFiles.note,
      savedBy: desiredFiles.savedBy,
      savedByName: desiredFiles.savedByName,
      savedAtMs: desiredFiles.savedAtMs,
    })
    .from(desiredFiles)
    .orderBy(desc(desiredFiles.version));

/** @returns whether there was no other version by then */
export async function saveFile(orm: Orm, row: DesiredRow): Promise<boolean> {
  const before = await savedFile(orm);
  if ((before?.version ?? 0) !== row.version - 1) return false;
  const saved = await orm.insert(desiredFiles).values(row).onConflictDoNothing().returning({ v: desiredFiles.version });
  if (saved.length === 0) return false;
  await orm.delete(desiredFiles).where(lte(desiredFiles.version, row.version - MOST_VERSIONS));
  return true;
}

/** IDs hold names of any length, which no index takes. */
const keyOf = (id: string): string => createHash("sha256").update(id).digest("base64url");

/** Notes what is otherwise now, and forgets what no longer is. */
export async function noteDifferences(orm: Orm, ids: readonly string[], nowMs: number): Promise<void> {
  const given = recordset(
    ids.map((id) => ({ id: keyOf(id) })),
    "id text",
  );
  await orm.transaction(async (within) => {
    await within.execute(sql`
      delete from desired_differences d where not exists (select from ${given} where given.id = d.id)`);
    await within.execute(sql`
      insert into desired_differences (id, since_ms) select id, ${nowMs}::bigint from ${given} on conflict do nothing`);
  });
}

/** When something was found first, by the ID of the difference. */
export async function notedSince(orm: Orm): Promise<(id: string) => number | null> {
  const rows = await orm.select().from(desiredDifferences);
  const since = new Map(rows.map((row) => [row.id, row.sinceMs]));
  return (id) => since.get(keyOf(id)) ?? null;
}

// Keeps what people have set up of access, each change of it with what was before, so that it can be taken back.
import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import * as v from "valibot";
import { Entry } from "../../domain/access/given.ts";
import type { Orm } from "../db/database.ts";
import { accessChanges, accessEntries } from "../db/schema.ts";

export async function readEntries(orm: Orm): Promise<readonly Entry[]> {
  const rows = await orm.select().from(accessEntries).orderBy(asc(accessEntries.is), asc(accessEntries.id));
  return rows.map(({ entry }) => v.parse(Entry, entry));
}

/** Has what is decided by what stands there wait for others who change it, until the transaction ends. */
export async function lockEntries(within: Orm): Promise<readonly Entry[]> {
  await within.execute(sql`select pg_advisory_xact_lock(hashtext('channelkeeper access'))`);
  return readEntries(within);
}

/** A change of one entry: made, changed or taken away. */
export interface EntryChange {
  readonly before: Entry | null;
  readonly after: Entry | null;
}

const Stored = v.object({
  id: v.string(),
  atMs: v.number(),
  byUserId: v.string(),
  byName: v.string(),
  before: v.nullable(Entry),
  after: v.nullable(Entry),
  undoOf: v.nullable(v.string()),
});
export type AccessChange = v.InferOutput<typeof Stored>;

export async function storeChange(
  within: Orm,
  { before, after }: EntryChange,
  made: Omit<AccessChange, "id" | "before" | "after">,
): Promise<string> {
  const { is, id } = after ?? before ?? {};
  if (is === undefined || id === undefined) throw new Error("a change of nothing");
  if (after)
    await within
      .insert(accessEntries)
      .values({ is, id, entry: after })
      .onConflictDoUpdate({ target: [accessEntries.is, accessEntries.id], set: { entry: after } });
  else await within.delete(accessEntries).where(and(eq(accessEntries.is, is), eq(accessEntries.id, id)));
  const changeId = randomUUID();
  await within.insert(accessChanges).values({ id: changeId, before, after, ...made });
  return changeId;
}

const MOST_SHOWN = 200;

/** The last ones, the newest first; of one person where only theirs are asked for. */
export async function lastChanges(orm: Orm, byUserId?: string): Promise<readonly AccessChange[]> {
  const isTheirs = byUserId === undefined ? undefined : eq(accessChanges.byUserId, byUserId);
  const rows = await orm
    .select()
    .from(accessChanges)
    .where(isTheirs)
    .orderBy(desc(accessChanges.atMs))
    .limit(MOST_SHOWN);
  return rows.map((row) => v.parse(Stored, row));
}

export async function findAccessChange(orm: Orm, id: string): Promise<AccessChange | undefined> {
  const [row] = await orm.select().from(accessChanges).where(eq(accessChanges.id, id));
  return row && v.parse(Stored, row);
}

/** What has ended so long ago is of interest to nobody but readers of the audit trail. */
const KEPT_ENDED_MS = 30 * 86_400_000;

/** Deletes grants that ended long ago. */
export async function sweepAccess(orm: Orm, nowMs: number): Promise<void> {
  await orm
    .delete(accessEntries)
    .where(
      and(
        eq(accessEntries.is, "grant"),
        sql`(${accessEntries.entry} ->> 'untilMs')::float8 < ${nowMs - KEPT_ENDED_MS}`,
      ),
    );
}

// Deletes what is over: plans that nobody applied, and changes whose time to be undone has passed.
import { setImmediate } from "node:timers/promises";
import { and, asc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { Orm } from "../db/database.ts";
import { changeFiles, changeItems, changes } from "../db/schema.ts";
import { FORGOTTEN_MS } from "./change-store.ts";

const DAY_MS = 86_400_000;
const DISCARDED_KEPT_MS = DAY_MS;
/** What was found out for a plan is long past by then. */
const UNAPPLIED_KEPT_MS = 30 * DAY_MS;
/** Deleted at once, so that nobody waits for long. */
const BATCH_CHANGES = 50;
const BATCH_ITEMS = 2_000;

export async function sweepChanges(orm: Orm, clock: Clock, { changesMs }: Pick<Config, "changesMs">): Promise<void> {
  const nowMs = clock.nowMs();
  const isOld = or(
    and(eq(changes.status, "discarded"), lt(changes.endedAtMs, nowMs - DISCARDED_KEPT_MS)),
    and(
      inArray(changes.status, ["planning", "planned"]),
      // One that is kept for a day waits until then.
      lt(sql`coalesce(${changes.beginsAtMs}, ${changes.plannedAtMs})`, nowMs - UNAPPLIED_KEPT_MS),
      lt(changes.plannedAtMs, nowMs - UNAPPLIED_KEPT_MS),
    ),
    changesMs === null
      ? undefined
      : and(inArray(changes.status, ["done", "cancelled"]), lt(changes.endedAtMs, nowMs - changesMs)),
  );
  const some = orm.select({ id: changes.id }).from(changes).where(isOld).limit(BATCH_CHANGES);
  for (;;) {
    // Nobody can apply, retry or undo them any more while their items go.
    const gone = await orm
      .update(changes)
      .set({ status: "discarded", endedAtMs: FORGOTTEN_MS })
      .where(and(inArray(changes.id, some), isOld))
      .returning({ id: changes.id });
    if (gone.length === 0) return;
    for (const { id } of gone) {
      await deleteItems(orm, id);
      await orm.delete(changeFiles).where(eq(changeFiles.changeId, id));
      await orm.delete(changes).where(and(eq(changes.id, id), eq(changes.status, "discarded")));
    }
  }
}

async function deleteItems(orm: Orm, changeId: string): Promise<void> {
  const { n } = changeItems;
  const isOfIt = eq(changeItems.changeId, changeId);
  for (let isMore = true; isMore; ) {
    const some = orm.select({ n }).from(changeItems).where(isOfIt).orderBy(asc(n)).limit(BATCH_ITEMS);
    const gone = await orm
      .delete(changeItems)
      .where(and(isOfIt, inArray(n, some)))
      .returning({ n });
    isMore = gone.length > 0;
    // The embedded database answers without ever letting go of the thread.
    await setImmediate();
  }
}

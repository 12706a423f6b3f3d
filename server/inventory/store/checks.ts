import { sql } from "drizzle-orm";
import type { Orm } from "../../db/database.ts";
import { inventoryChecks } from "../../db/schema.ts";

/** Notes how true what was known turned out to be. */
export async function noteChecked(
  orm: Orm,
  step: string,
  { rowCount, offCount }: { readonly rowCount: number; readonly offCount: number },
  nowMs: number,
): Promise<void> {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  await orm
    .insert(inventoryChecks)
    .values({ day, step, rowCount, offCount })
    .onConflictDoUpdate({
      target: [inventoryChecks.day, inventoryChecks.step],
      set: {
        rowCount: sql`${inventoryChecks.rowCount} + excluded.row_count`,
        offCount: sql`${inventoryChecks.offCount} + excluded.off_count`,
      },
    });
}

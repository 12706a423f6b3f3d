// How long the account's default keeps messages: Zoom tells it of channels that follow it alone.
import { eq } from "drizzle-orm";
import * as v from "valibot";
import { DefaultRetention } from "../../../domain/inventory/retention.ts";
import type { Orm } from "../../db/database.ts";
import { inventoryState } from "../../db/schema.ts";
import { DEFAULT_RETENTION } from "../memory/memory.ts";

/** Null where no channel that follows it was read. */
export async function defaultRetention(orm: Orm): Promise<DefaultRetention | null> {
  const [row] = await orm.select().from(inventoryState).where(eq(inventoryState.name, DEFAULT_RETENTION));
  return row ? v.parse(DefaultRetention, row.value) : null;
}

export async function writeDefaultRetention(orm: Orm, value: DefaultRetention): Promise<void> {
  await orm
    .insert(inventoryState)
    .values({ name: DEFAULT_RETENTION, value })
    .onConflictDoUpdate({ target: inventoryState.name, set: { value } });
}

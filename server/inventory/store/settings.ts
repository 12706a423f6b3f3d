// What owners and administrators of the account set of the inventory.
import { eq } from "drizzle-orm";
import * as v from "valibot";
import { InventorySettings } from "../../../domain/inventory/status.ts";
import type { Orm } from "../../db/database.ts";
import { inventoryState } from "../../db/schema.ts";

const NAME = "settings";

export async function inventorySettings(orm: Orm): Promise<InventorySettings> {
  const [row] = await orm.select().from(inventoryState).where(eq(inventoryState.name, NAME));
  return v.parse(InventorySettings, row?.value ?? {});
}

export async function setInventory(orm: Orm, value: InventorySettings): Promise<void> {
  await orm
    .insert(inventoryState)
    .values({ name: NAME, value })
    .onConflictDoUpdate({ target: inventoryState.name, set: { value } });
}

import { asc, isNull, sql } from "drizzle-orm";
import type { Orm } from "../../db/database.ts";
import { inventorySpaces } from "../../db/schema.ts";

/** The spaces there are, by name. */
export const spaceNames = (orm: Orm): Promise<{ readonly id: string; readonly name: string }[]> =>
  orm
    .select({ id: inventorySpaces.id, name: inventorySpaces.name })
    .from(inventorySpaces)
    .where(isNull(inventorySpaces.goneAtMs))
    .orderBy(asc(sql`lower(${inventorySpaces.name})`), asc(inventorySpaces.id));

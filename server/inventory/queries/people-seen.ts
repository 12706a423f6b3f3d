// Who is seen by somebody, as a test of keys: names of all others say nothing to whoever looks for a name.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../../db/database.ts";
import type { IsAmong } from "../memory/memberships.ts";
import type { Known } from "../memory/memory.ts";
import { isAmong, type PlacesSeen } from "./some-ids.ts";

const Keys = v.object({ rows: v.array(v.object({ key: v.string() })) });

/** Tells of people whether they are seen in any of these places; null where everybody is. */
export async function peopleSeen(
  orm: Orm,
  { channels: { rows: known }, memberships }: Known,
  { isEveryone, channels, spaces }: PlacesSeen,
): Promise<IsAmong | null> {
  if (isEveryone) return null;
  const ids = new Set(channels?.ids);
  const isIn = await memberships.isInAny((slot) => {
    const row = known[slot];
    return row != null && (!channels || ids.has(row.id) === (channels.are === "within"));
  });
  if (spaces?.are === "within" && spaces.ids.length === 0) return isIn;
  const { rows } = v.parse(
    Keys,
    await orm.execute(sql`
      select distinct person_key as key from inventory_space_members where ${isAmong(sql`space_id`, spaces)}
    `),
  );
  const inSpaces = new Set(rows.map(({ key }) => key));
  return (key) => isIn(key) || inSpaces.has(key);
}

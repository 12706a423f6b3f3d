// What somebody wrote in the console beside the inventory: it stays without their name where others go by it, and goes where
// nobody else sees it.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../../db/database.ts";
import { counted } from "./counted.ts";

const Addresses = v.object({ rows: v.array(v.object({ email: v.string() })) });
const Named = v.object({ rows: v.array(v.object({ isNamed: v.boolean() })) });

const escaped = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "\\$&");

export interface Forgotten {
  /** Rows that were changed or deleted. */
  readonly count: number;
  /** Whether the desired state that holds today names them: that is for people to change. */
  readonly isNamed: boolean;
}

/** To be called while their address is known. @param key user ID without case, or member ID */
export async function forgetWriter(orm: Orm, key: string): Promise<Forgotten> {
  const { rows } = v.parse(
    Addresses,
    await orm.execute(sql`
      select email from inventory_people where key = ${key} and email <> ''
      union select email from inventory_addresses where member_id = ${key}
      union select email from inventory_members where person_key = ${key} and email <> ''
    `),
  );
  const names = [key, ...rows.map(({ email }) => email)].map(escaped).join("|");
  const isNaming = sql`lower(text) ~ ${`(^|[^\\w.@+-])(${names})($|[^\\w@+-])`}`;
  const own = sql`lower(${key})`;
  const counts = [
    // Nobody goes by earlier versions, and saving undoes none of what stands in them.
    await counted(
      orm,
      sql`delete from desired_files where version < (select max(version) from desired_files) and ${isNaming}`,
    ),
    await counted(orm, sql`update desired_files set saved_by = '', saved_by_name = '' where lower(saved_by) = ${own}`),
    await counted(orm, sql`delete from saved_views where lower(owner_id) = ${own} and not is_shared`),
    await counted(
      orm,
      sql`update saved_views set owner_id = '', owner_name = '' where lower(owner_id) = ${own} and is_shared`,
    ),
    await counted(orm, sql`update finding_snoozes set by_user_id = '', by_name = '' where lower(by_user_id) = ${own}`),
    await counted(
      orm,
      sql`update inventory_owner_tasks set added_by = '', added_by_name = '' where lower(added_by) = ${own}`,
    ),
    await counted(
      orm,
      sql`update inventory_owner_tasks set ticked_by = '', ticked_by_name = '' where lower(ticked_by) = ${own}`,
    ),
  ];
  const named = v.parse(
    Named,
    await orm.execute(sql`select ${isNaming} as "isNamed" from desired_files order by version desc limit 1`),
  );
  return { count: counts.reduce((sum, some) => sum + some, 0), isNamed: named.rows[0]?.isNamed ?? false };
}

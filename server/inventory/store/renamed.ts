// Names that stand beside a key where no list of what has the name is read: they follow whoever is called otherwise.
import { type SQL, sql } from "drizzle-orm";
import type { Orm } from "../../db/database.ts";

const among = (keys: readonly string[]): SQL => sql`(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`;

/** Where people are named, by the columns of their keys and names. What they did under another name stays as it was. */
const namingPeople = [
  ["inventory_channels", "owner_key", "owner_name"],
  ["inventory_members", "person_key", "name"],
  ["inventory_spaces", "owner_key", "owner_name"],
  ["inventory_mentioned", "person_key", "name"],
  ["inventory_space_members", "person_key", "name"],
  ["inventory_directory_group_members", "person_key", "name"],
  ["inventory_owner_tasks", "from_key", "from_name"],
  ["inventory_owner_tasks", "to_key", "to_name"],
] as const;

/** Has the names of these people written wherever they are named. */
export async function renamePeople(orm: Orm, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  for (const [table, key, name] of namingPeople)
    await orm.execute(sql`
      update ${sql.raw(table)} as place set ${sql.raw(name)} = person.name
      from inventory_people as person
      where person.key in ${among(keys)} and place.${sql.raw(key)} = person.key and place.${sql.raw(name)} <> person.name
    `);
}

/** Has the names of these directory groups written in the channels they are in. */
export async function renameDirectoryGroups(orm: Orm, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await orm.execute(sql`
    update inventory_channel_groups as placed set name = known.name
    from inventory_directory_groups as known
    where known.id in ${among(ids)} and placed.group_id = known.id and placed.name <> known.name
  `);
}

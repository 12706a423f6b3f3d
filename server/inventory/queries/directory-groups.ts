// Directory groups, and in how many channels they are.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { InventoryDirectoryGroup } from "../../../domain/inventory/directory-groups.ts";
import type { Orm } from "../../db/database.ts";
import { isAmong, type SomeIds } from "./some-ids.ts";

const Groups = v.object({ rows: v.array(InventoryDirectoryGroup) });

export interface GroupsSeen {
  /** Whether how many people are in a group is told. */
  readonly all: boolean;
  /** Whether groups are told of that are in none of the channels. */
  readonly named: boolean;
  /** In which channels groups are counted; all where it is left out. */
  readonly channels: SomeIds | undefined;
}

/** Those of the directory, and those that channels name and the directory does not; by name. */
export async function directoryGroups(
  orm: Orm,
  { all, named, channels }: GroupsSeen,
): Promise<readonly InventoryDirectoryGroup[]> {
  const { rows } = v.parse(
    Groups,
    await orm.execute(sql`
      select coalesce(known.id, placed.id) as id, coalesce(known.name, placed.name) as name,
        case when ${all} then known.member_count end as people,
        case when asked.read > 0 then coalesce(placed.channels, 0)::int end as channels,
        case when asked.read = asked.there then asked.oldest end as "channelsAtMs"
      from (select id, name, member_count from inventory_directory_groups where gone_at_ms is null) as known
      full join (
        select g.group_id as id, max(g.name) as name, count(*) as channels from inventory_channel_groups g
        join inventory_channels c on c.id = g.channel_id and c.gone_at_ms is null
        where ${isAmong(sql`c.id`, channels)} group by g.group_id
      ) as placed on placed.id = known.id
      cross join (
        select count(*) as there, count(directory_groups_at_ms) as read, min(directory_groups_at_ms)::float8 as oldest
        from inventory_channels where gone_at_ms is null and ${isAmong(sql`id`, channels)}
      ) as asked
      where ${named} or placed.id is not null
      order by lower(coalesce(known.name, placed.name)), 1
    `),
  );
  return rows;
}

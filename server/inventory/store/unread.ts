// Where somebody is whose data is deleted, what is known of who is there is no longer whole: it counts as not read, and is
// read of Zoom next.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../../db/database.ts";
import { queueNow } from "./reads.ts";
import { recordset } from "./recordset.ts";

const Places = v.object({
  rows: v.array(v.object({ step: v.string(), subject: v.string(), isLed: v.boolean(), isThere: v.boolean() })),
});

/** Channels by themselves and by their mention groups, spaces and directory groups that somebody is in, leads or owns. */
const placesOf = (key: string): SQL => sql`
  select 'channel-members' as step, c.id as subject, 
    coalesce(c.owner_key = ${key} or m.role <> 'member', false) as "isLed", c.gone_at_ms is null as "isThere"
  from inventory_channels c left join inventory_members m on m.channel_id = c.id and m.person_key = ${key}
  where c.owner_key = ${key} or m.person_key is not null
  union all
  select 'space', s.id, coalesce(s.owner_key = ${key} or m.role <> 'member', false), s.gone_at_ms is null
  from inventory_spaces s left join inventory_space_members m on m.space_id = s.id and m.person_key = ${key}
  where s.owner_key = ${key} or m.person_key is not null
  union all
  select distinct 'channel-mention-groups', c.id, false, c.gone_at_ms is null
  from inventory_mentioned m join inventory_mention_groups g on g.id = m.group_id
  join inventory_channels c on c.id = g.channel_id where m.person_key = ${key}
  union all
  select 'directory-group-members', g.id, false, g.gone_at_ms is null
  from inventory_directory_group_members m join inventory_directory_groups g on g.id = m.group_id
  where m.person_key = ${key}`;

/**
 * To be called before it is deleted where they are. What others lead stays known, for that is still so.
 *
 * @returns how many channels and spaces they led
 */
export async function unreadPlacesOf(orm: Orm, key: string, nowMs: number): Promise<number> {
  const { rows } = v.parse(Places, await orm.execute(placesOf(key)));
  const of = (step: string) => rows.flatMap((row) => (row.step === step ? [{ id: row.subject }] : []));
  const among = (step: string): SQL => sql`id in (select id from ${recordset(of(step), "id text")})`;
  await orm.execute(sql`
    update inventory_channels set
      owner_key = nullif(owner_key, ${key}), owner_name = case when owner_key = ${key} then null else owner_name end,
      admin_keys = case when ${key} = any(string_to_array(admin_keys, ' ')) then null else admin_keys end,
      member_count = null, external_count = null, admin_count = null, members_at_ms = null
    where ${among("channel-members")}`);
  await orm.execute(sql`
    update inventory_spaces set
      owner_key = case when owner_key = ${key} then '' else owner_key end,
      owner_name = case when owner_key = ${key} then '' else owner_name end,
      member_count = null, external_count = null, members_at_ms = null
    where ${among("space")}`);
  await orm.execute(
    sql`update inventory_channels set mention_groups_at_ms = null where ${among("channel-mention-groups")}`,
  );
  const there = rows.filter(({ isThere }) => isThere);
  // Who owns a space is told by the list of them.
  const ownsSpaces = there.some(({ step, isLed }) => step === "space" && isLed);
  await queueNow(orm, [...there, ...(ownsSpaces ? [{ step: "spaces", subject: "" }] : [])], nowMs);
  // How far the inventory is says that these are to be read.
  await orm.execute(sql`
    update inventory_reads as read set read_at_ms = null
    from ${recordset(there, "step text, subject text")} where read.step = given.step and read.subject = given.subject`);
  return there.filter(({ isLed }) => isLed).length;
}

// The channels that one person is in.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { OwnChannel } from "../../../domain/inventory/own-channels.ts";
import type { Orm } from "../../db/database.ts";

const Rows = v.object({ rows: v.array(OwnChannel) });

/** Nobody is in more; Zoom lets a person join a few thousand. */
const MOST = 20_000;

/** By name. Whether an owner is deactivated is no business of members, whom Zoom does not tell either. */
export async function ownChannels(orm: Orm, personKey: string): Promise<readonly OwnChannel[]> {
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      select c.id, c.name, c.type, m.role, coalesce(c.owner_name, '') as "ownerName",
        case
          when c.members_at_ms is null then null
          when c.owner_key is null or c.owner_key = '' then 'none'
          when exists (
            select from inventory_members o
            where o.channel_id = c.id and o.person_key = c.owner_key and o.is_external
          ) then 'external'
          else 'own'
        end as owner,
        c.member_count as members, c.external_count as outsiders, c.is_archived as "isArchived",
        c.members_at_ms::float8 as "membersAtMs"
      from inventory_members m join inventory_channels c on c.id = m.channel_id
      where m.person_key = ${personKey} and c.gone_at_ms is null
      order by lower(c.name), c.id
      limit ${MOST}
    `),
  );
  return rows;
}

const Counted = v.object({ rows: v.tuple([v.object({ count: v.number() })]) });

export async function ownChannelCount(orm: Orm, personKey: string): Promise<number> {
  const answer = await orm.execute(sql`
    select count(*)::int as count from inventory_members m join inventory_channels c on c.id = m.channel_id
    where m.person_key = ${personKey} and c.gone_at_ms is null`);
  return v.parse(Counted, answer).rows[0].count;
}

const Found = v.object({ rows: v.array(v.unknown()) });

/** Whether somebody owns or administers anything. */
export async function leadsAny(orm: Orm, personKey: string): Promise<boolean> {
  const answer = await orm.execute(sql`
    select 1 from inventory_members m join inventory_channels c on c.id = m.channel_id and c.gone_at_ms is null
    where m.person_key = ${personKey} and m.role in ('owner', 'admin') limit 1`);
  return v.parse(Found, answer).rows.length > 0;
}

const ReadAt = v.object({ rows: v.array(v.object({ atMs: v.nullable(v.number()) })) });

/** When Zoom was last asked which channels somebody is in; what is told since then may have been heard of in other ways. */
export async function ownReadAtMs(orm: Orm, personKey: string): Promise<number | null> {
  const { rows } = v.parse(
    ReadAt,
    await orm.execute(sql`
      select read_at_ms::float8 as "atMs" from inventory_reads
      where step = 'person-channels' and subject = ${personKey}
    `),
  );
  return rows[0]?.atMs ?? null;
}

// What of shared spaces no list tells: who is in them, which channels they have, what is set of them.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../../db/database.ts";
import { recordset } from "./recordset.ts";
import { type PeopleRead, spaceMembers, writePeopleIn } from "./someone.ts";

const Ids = v.object({ rows: v.array(v.object({ id: v.string() })) });

/** @returns how many rows of each space were otherwise */
export async function writeSpaceMembers(orm: Orm, reads: readonly PeopleRead[]): Promise<ReadonlyMap<string, number>> {
  const off = await writePeopleIn(orm, spaceMembers, reads);
  const facts = reads.map(({ place, people, unreadableCount, atMs }) => ({
    id: place,
    members: people.length + unreadableCount,
    externals: people.filter(({ isExternal }) => isExternal).length,
    atMs,
  }));
  await orm.execute(sql`
    update inventory_spaces as space set
      member_count = given.members, external_count = given.externals, members_at_ms = given."atMs"
    from ${recordset(facts, 'id text, members int, externals int, "atMs" bigint')} where space.id = given.id
  `);
  return off;
}

export interface SpaceChannelsFact {
  readonly spaceId: string;
  readonly channelIds: readonly string[];
  /** Channels that could not be read: whatever is missing may be one of them. */
  readonly unreadableCount: number;
  /** Of these the space's own, which never leaves it. */
  readonly generalIds: readonly string[];
  readonly atMs: number;
}

/**
 * Which channels are in a space. One that moves stands in the list of both for a while: the space that was asked last has
 * it. Those that it had and that are missing from its list are in none, unless they are archived, for Zoom lists none of
 * these: whether they are is to be asked after they were missed once, and they leave it when they are missed once more.
 *
 * To be called before the members of the spaces are written, by which it is known when these were read before.
 *
 * @returns the channels that are missing and not known to be archived
 */
export async function writeSpaceChannels(orm: Orm, facts: readonly SpaceChannelsFact[]): Promise<readonly string[]> {
  const newest = facts.toSorted((one, other) => one.atMs - other.atMs);
  const general = new Set(newest.flatMap(({ generalIds }) => generalIds));
  const placed = new Map(
    newest.flatMap(({ spaceId, atMs, channelIds }) =>
      channelIds.map((id) => [id, { id, spaceId, atMs, isGeneral: general.has(id) }]),
    ),
  );
  const rows = [...placed.values()];
  const given = sql`${recordset(rows, 'id text, "spaceId" text, "atMs" bigint, "isGeneral" boolean')}`;
  const { rows: turned } = v.parse(
    Ids,
    await orm.execute(sql`
      select old.channel_id as id from inventory_space_channels as old join ${given} on given.id = old.channel_id
      where old.is_general <> given."isGeneral"
    `),
  );
  const notListed = sql`${recordset(facts, '"spaceId" text, "unreadableCount" int, "atMs" bigint', "read")}
    where old.space_id = read."spaceId" and old.at_ms < read."atMs"`;
  const missed = sql`${notListed} and read."unreadableCount" = 0`;
  await orm.execute(sql`
    insert into inventory_space_channels as old (channel_id, space_id, at_ms, is_general)
    select id, "spaceId", "atMs", "isGeneral" from ${given}
    on conflict (channel_id) do update set
      space_id = excluded.space_id, at_ms = excluded.at_ms, is_general = excluded.is_general
    where old.at_ms <= excluded.at_ms
  `);
  await orm.execute(sql`
    update inventory_space_channels as old set at_ms = read."atMs" from ${notListed} and read."unreadableCount" > 0
  `);
  await orm.execute(sql`
    delete from inventory_space_channels as old using ${missed} and not exists (
      select from inventory_channels as channel left join inventory_spaces as space on space.id = old.space_id
      where channel.id = old.channel_id and channel.gone_at_ms is null and (
        channel.is_archived
        or (old.at_ms < space.members_at_ms and channel.archive_at_ms >= space.members_at_ms) is not true
      )
    )
  `);
  await orm.execute(sql`
    with told as materialized (
      select channel.id, placed.space_id from inventory_channels as channel
      left join inventory_space_channels as placed on placed.channel_id = channel.id
      where channel.id in (select id from ${recordset(rows, "id text")})
      or channel.space_id in (select "spaceId" from ${recordset(facts, '"spaceId" text', "read")})
    )
    update inventory_channels as channel set space_id = told.space_id
    from told where told.id = channel.id and (
      channel.space_id is distinct from told.space_id
      or told.id in (select id from ${recordset(turned, "id text", "turned")})
    )
  `);
  const { rows: kept } = v.parse(
    Ids,
    await orm.execute(sql`
      select old.channel_id as id from inventory_space_channels as old
      join inventory_channels as channel on channel.id = old.channel_id and channel.is_archived is not true
      cross join ${missed}
    `),
  );
  return kept.map(({ id }) => id);
}

/** Of some channels that are not archived, the spaces whose list did not have them when they were last read. */
export async function spacesMissing(orm: Orm, channelIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = v.parse(
    Ids,
    await orm.execute(sql`
      select distinct space.id from inventory_space_channels as placed
      join inventory_spaces as space on space.id = placed.space_id and space.gone_at_ms is null
      join inventory_channels as channel on channel.id = placed.channel_id and channel.is_archived is not true
      where placed.at_ms < space.members_at_ms
        and placed.channel_id in (select jsonb_array_elements_text(${JSON.stringify(channelIds)}::jsonb))
    `),
  );
  return rows.map(({ id }) => id);
}

export interface SpaceSettingsFact {
  readonly id: string;
  readonly adding: number | null;
  readonly external: number | null;
  readonly channelCreating: number | null;
}

/** @returns the spaces whose settings were known as others */
export async function writeSpaceSettings(orm: Orm, facts: readonly SpaceSettingsFact[]): Promise<readonly string[]> {
  const { rows } = v.parse(
    Ids,
    await orm.execute(sql`
      update inventory_spaces as space set
        adding = given.adding, external = given.external, channel_creating = given."channelCreating"
      from ${recordset(facts, 'id text, adding int, external int, "channelCreating" int')}
      where space.id = given.id and (space.adding, space.external, space.channel_creating)
        is distinct from (given.adding, given.external, given."channelCreating")
      returning space.id
    `),
  );
  return rows.map(({ id }) => id);
}

// What else is no longer as it was known, because something else is found to be otherwise: Zoom tells of the one alone.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { chunk } from "../../../domain/chunk.ts";
import type { Orm } from "../../db/database.ts";
import { ROWS_AT_ONCE, recordset } from "./recordset.ts";

const Ids = v.object({ rows: v.array(v.object({ id: v.string() })) });

async function idsFrom(orm: Orm, statement: SQL): Promise<readonly string[]> {
  return v.parse(Ids, await orm.execute(statement)).rows.map(({ id }) => id);
}

const among = (ids: Iterable<string>): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify([...ids])}::jsonb))`;

/** Of some channels, those with mention groups of people who are not in the channel. */
export const mentioningOthers = (orm: Orm, channelIds: Iterable<string>): Promise<readonly string[]> =>
  idsFrom(
    orm,
    sql`
      select distinct of.channel_id as id from inventory_mention_groups as of
      join inventory_mentioned as one on one.group_id = of.id
      where of.channel_id in ${among(channelIds)} and not exists (
        select from inventory_members as member
        where member.channel_id = of.channel_id and member.person_key = one.person_key
      )
    `,
  );

/** The shared spaces that channels are in. */
export const spacesWith = (orm: Orm, channelIds: Iterable<string>): Promise<readonly string[]> =>
  idsFrom(
    orm,
    sql`select distinct space_id as id from inventory_channels where space_id is not null and id in ${among(channelIds)}`,
  );

/** The shared spaces of which some channels are the general one. */
export const spacesOfGeneral = (orm: Orm, channelIds: Iterable<string>): Promise<readonly string[]> =>
  idsFrom(
    orm,
    sql`select space_id as id from inventory_space_channels where is_general and channel_id in ${among(channelIds)}`,
  );

/** The channels that directory groups are in. */
export const channelsWithGroups = (orm: Orm, groupIds: Iterable<string>): Promise<readonly string[]> =>
  idsFrom(
    orm,
    sql`select distinct channel_id as id from inventory_channel_groups where group_id in ${among(groupIds)}`,
  );

/** People who are there and of whom nothing has read what a step reads, or has queued that. */
export const peopleWithoutRead = (orm: Orm, step: string): Promise<readonly string[]> =>
  idsFrom(
    orm,
    sql`
      select key as id from inventory_people where gone_at_ms is null
      except select subject from inventory_reads where step = ${step}
    `,
  );

/** Of some people, those who are there. */
export const peopleThere = async (orm: Orm, keys: Iterable<string>): Promise<ReadonlySet<string>> =>
  new Set(
    await idsFrom(orm, sql`select key as id from inventory_people where gone_at_ms is null and key in ${among(keys)}`),
  );

/** Of channels that something calls by a name, those known by another. Group chats are called after whoever is in them. */
export async function calledOtherwise(
  orm: Orm,
  named: readonly { readonly channelId: string; readonly name: string }[],
): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const some of chunk(named, ROWS_AT_ONCE))
    for (const id of await idsFrom(
      orm,
      sql`
        select distinct channel.id from inventory_channels as channel
        join ${recordset(some, '"channelId" text, name text')} on given."channelId" = channel.id
        where channel.gone_at_ms is null and channel.type <> 4 and channel.name <> given.name
      `,
    ))
      ids.add(id);
  return [...ids];
}

/** Takes all channels out of spaces that are gone. @returns those channels */
export async function emptySpaces(
  orm: Orm,
  gone: readonly { readonly key: string; readonly atMs: number }[],
): Promise<readonly string[]> {
  if (gone.length === 0) return [];
  const left = await idsFrom(
    orm,
    sql`
      delete from inventory_space_channels as old using ${recordset(gone, 'key text, "atMs" bigint')}
      where old.space_id = given.key and old.at_ms <= given."atMs" returning old.channel_id as id
    `,
  );
  await orm.execute(sql`
    update inventory_channels set space_id = null
    where id in ${among(left)} and space_id in ${among(gone.map(({ key }) => key))}
  `);
  return left;
}

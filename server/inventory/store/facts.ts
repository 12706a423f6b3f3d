// What of channels no list tells: who is in them, whether they are archived, how long messages are kept.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { personKey } from "../../../domain/inventory/person-key.ts";
import type { Orm } from "../../db/database.ts";
import { recordset } from "./recordset.ts";
import { channelMembers, mentioned, type PeopleRead, type Someone, writePeopleIn } from "./someone.ts";

const countOf = (people: readonly Someone[], fits: (one: Someone) => boolean): number => people.filter(fits).length;

/** @returns how many rows of each channel were otherwise */
export async function writeChannelMembers(
  orm: Orm,
  reads: readonly PeopleRead[],
): Promise<ReadonlyMap<string, number>> {
  const off = await writePeopleIn(orm, channelMembers, reads);
  const facts = reads.flatMap(({ place, people, unreadableCount, atMs }) => {
    if (unreadableCount > 0) return [];
    const owner = people.find(({ role }) => role === "owner");
    return {
      id: place,
      owner: owner ? personKey(owner) : "",
      ownerName: owner?.name ?? "",
      members: people.length,
      externals: countOf(people, ({ isExternal }) => isExternal),
      admins: countOf(people, ({ role }) => role === "admin"),
      adminKeys: people.flatMap((one) => (one.role === "admin" ? [personKey(one)] : [])).join(" "),
      atMs,
    };
  });
  await orm.execute(sql`
    update inventory_channels as channel set
      owner_key = given.owner, owner_name = given."ownerName", member_count = given.members,
      external_count = given.externals, admin_count = given.admins, admin_keys = given."adminKeys",
      members_at_ms = given."atMs"
    from ${recordset(facts, 'id text, owner text, "ownerName" text, members int, externals int, admins int, "adminKeys" text, "atMs" bigint')}
    where channel.id = given.id
  `);
  await countPartlyRead(orm, reads);
  return off;
}

/**
 * What channels say of their members where some rows could not be read: how many they are, and who of those that are
 * known leads them. An owner who is none of these is not known.
 */
async function countPartlyRead(orm: Orm, reads: readonly PeopleRead[]): Promise<void> {
  const facts = reads.flatMap(({ place, people, unreadableCount, atMs }) =>
    unreadableCount === 0 ? [] : [{ id: place, members: people.length + unreadableCount, atMs }],
  );
  if (facts.length === 0) return;
  await orm.execute(sql`
    update inventory_channels as channel set
      owner_key = had.owner, owner_name = had."ownerName", member_count = given.members,
      external_count = had.externals, admin_count = had.admins, admin_keys = had."adminKeys",
      members_at_ms = given."atMs"
    from ${recordset(facts, 'id text, members int, "atMs" bigint')} cross join lateral (
      select
        max(person_key) filter (where role = 'owner') as owner, max(name) filter (where role = 'owner') as "ownerName",
        count(*) filter (where is_external) as externals, count(*) filter (where role = 'admin') as admins,
        coalesce(string_agg(person_key, ' ') filter (where role = 'admin'), '') as "adminKeys"
      from inventory_members where channel_id = given.id
    ) as had
    where channel.id = given.id
  `);
}

export interface RetentionFact {
  readonly channelId: string;
  /** As Zoom writes it; empty where the account's default holds. */
  readonly period: string;
  readonly atMs: number;
}

const Counted = v.object({ rows: v.array(v.object({ id: v.string() })) });

/** @returns the channels whose policy was known as another */
export async function writeRetention(orm: Orm, facts: readonly RetentionFact[]): Promise<readonly string[]> {
  const { rows } = v.parse(
    Counted,
    await orm.execute(sql`
      with given as materialized (select * from ${recordset(facts, '"channelId" text, period text, "atMs" bigint')}),
      had as (
        select channel.id from inventory_channels as channel join given on channel.id = given."channelId"
        where channel.retention is distinct from given.period
      ),
      written as (
        update inventory_channels as channel set retention = given.period, retention_at_ms = given."atMs"
        from given where channel.id = given."channelId"
      )
      select id from had
    `),
  );
  return rows.map(({ id }) => id);
}

export interface MentionFact {
  readonly channelId: string;
  /** Null where Zoom does not say. */
  readonly isArchived: boolean | null;
  /** Undefined where Zoom shows none of them, as of archived channels. */
  readonly groups:
    | readonly {
        readonly id: string;
        readonly name: string;
        readonly description: string;
        readonly people: readonly Someone[];
        readonly unreadableCount: number;
      }[]
    | undefined;
  /** Groups that could not be read. */
  readonly unreadableCount: number;
  readonly atMs: number;
}

/** @returns the channels that were known otherwise */
export async function writeMentionGroups(orm: Orm, facts: readonly MentionFact[]): Promise<readonly string[]> {
  const states = facts.map(({ channelId, isArchived, groups, unreadableCount, atMs }) => ({
    id: channelId,
    isArchived,
    groups: groups ? groups.length + unreadableCount : null,
    atMs,
  }));
  const shown = facts.flatMap(({ groups, channelId, unreadableCount }) =>
    groups ? [{ channelId, groups, unreadableCount }] : [],
  );
  const groups = shown.flatMap(({ channelId, groups: some }) =>
    some.map(({ id, name, description }) => ({ id, name, description, channelId })),
  );
  const { rows } = v.parse(
    Counted,
    await orm.execute(sql`
      with given as materialized (
        select * from ${recordset(states, 'id text, "isArchived" boolean, groups int, "atMs" bigint')}
      ),
      had as (
        select channel.id from inventory_channels as channel join given on channel.id = given.id
        where given."isArchived" is not null and channel.is_archived is distinct from given."isArchived"
      ),
      written as (
        update inventory_channels as channel set
          is_archived = coalesce(given."isArchived", channel.is_archived), archive_at_ms = given."atMs",
          mention_group_count = coalesce(given.groups, channel.mention_group_count),
          mention_groups_at_ms = case when given.groups is null then channel.mention_groups_at_ms else given."atMs" end
        from given where channel.id = given.id
      ),
      named as materialized (
        select * from ${recordset(groups, 'id text, "channelId" text, name text, description text')}
      ),
      removed as (
        delete from inventory_mention_groups as old
        where old.channel_id in (
          select "channelId" from ${recordset(shown, '"channelId" text, "unreadableCount" int', "shown")}
          where "unreadableCount" = 0
        )
        and old.id not in (select id from named)
        returning old.id, old.channel_id
      ),
      emptied as (delete from inventory_mentioned where group_id in (select id from removed)),
      put as (
        insert into inventory_mention_groups as old (id, channel_id, name, description)
        select id, "channelId", name, description from named
        on conflict (id) do update set
          channel_id = excluded.channel_id, name = excluded.name, description = excluded.description
        where (old.channel_id, old.name, old.description)
          is distinct from (excluded.channel_id, excluded.name, excluded.description)
        returning old.channel_id
      )
      select id from had union select channel_id from removed union select channel_id from put
    `),
  );
  const off = new Set(rows.map(({ id }) => id));
  const channelOf = new Map(groups.map(({ id, channelId }) => [id, channelId]));
  const reads = facts.flatMap(({ groups: some = [], atMs }) =>
    some.map(({ id, people, unreadableCount }) => ({ place: id, people, unreadableCount, atMs })),
  );
  for (const id of (await writePeopleIn(orm, mentioned, reads)).keys()) off.add(channelOf.get(id) ?? "");
  return [...off];
}

export interface ChannelGroupsFact {
  readonly channelId: string;
  readonly atMs: number;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly unreadableCount: number;
}

/** Directory groups that are in channels. @returns the channels that were known otherwise */
export async function writeChannelGroups(orm: Orm, facts: readonly ChannelGroupsFact[]): Promise<readonly string[]> {
  const named = facts.flatMap(({ channelId, groups }) => groups.map(({ id, name }) => ({ channelId, id, name })));
  const counts = facts.map(({ channelId, groups, unreadableCount, atMs }) => ({
    ...{ id: channelId, groups: groups.length + unreadableCount, unreadableCount, atMs },
  }));
  const { rows } = v.parse(
    Counted,
    await orm.execute(sql`
      with read as materialized (
        select * from ${recordset(counts, 'id text, groups int, "unreadableCount" int, "atMs" bigint', "read")}
      ),
      named as materialized (select * from ${recordset(named, '"channelId" text, id text, name text')}),
      removed as (
        delete from inventory_channel_groups as old
        where old.channel_id in (select id from read where "unreadableCount" = 0) and not exists (
          select from named where named."channelId" = old.channel_id and named.id = old.group_id
        )
        returning old.channel_id
      ),
      put as (
        insert into inventory_channel_groups as old (channel_id, group_id, name)
        select distinct on ("channelId", id) "channelId", id, name from named
        on conflict (channel_id, group_id) do update set name = excluded.name where old.name <> excluded.name
        returning old.channel_id
      ),
      counted as (
        update inventory_channels as channel set
          directory_group_count = read.groups, directory_groups_at_ms = read."atMs"
        from read where channel.id = read.id
      )
      select channel_id as id from removed union select channel_id from put
    `),
  );
  return rows.map(({ id }) => id);
}

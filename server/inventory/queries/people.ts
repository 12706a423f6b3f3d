// People of the inventory: lists of them, and everything that is known of one.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { InventoryPerson, type PeopleAsked, PersonPage } from "../../../domain/inventory/people.ts";
import type { Orm } from "../../db/database.ts";
import { likeWord } from "../../db/like-words.ts";
import { isAmong, isSeenIn, listOf, type PlacesSeen, type SomeIds } from "./some-ids.ts";
import { wordsOf } from "./words.ts";

const integer = v.pipe(v.union([v.number(), v.string()]), v.transform(Number));
const time = v.nullable(integer);

/** What of them is wanted. */
export interface PeopleWanted extends PeopleAsked {
  /** Keys of people who are left out. */
  readonly without?: readonly string[];
  /** Those who are seen in none of these are left out. */
  readonly seenIn?: PlacesSeen | undefined;
  /** Keys of those who are meant too, by their phone number or by their name without its accents. */
  readonly also?: readonly string[];
  /** Keys of those who nearly have the words, of which one is wanted in place of these. */
  readonly among?: readonly string[] | undefined;
  /** The channels that count as owned by them; all do where they are left out. Others count where they are seen in them. */
  readonly counted?: SomeIds | undefined;
}

export const PersonPlace = v.object({ name: v.string(), key: v.string() });
export type PersonPlace = v.InferOutput<typeof PersonPlace>;

function conditions({ find, status, leads, group, without = [], also = [], ...seen }: PeopleWanted): SQL {
  const { seenIn, among, counted } = seen;
  const words = among ? [] : wordsOf(find);
  const parts: SQL[] = [status === "gone" ? sql`p.gone_at_ms is not null` : sql`p.gone_at_ms is null`];
  if (status === "active" || status === "inactive") parts.push(sql`p.status = ${status}`);
  const named = words.map((word) => sql`(lower(p.name || ' ' || p.email) like ${likeWord(word)} or p.key = ${word})`);
  if (named.length > 0)
    parts.push(
      also.length > 0
        ? sql`((${sql.join(named, sql` and `)}) or p.key = any(array${listOf(also)}))`
        : sql.join(named, sql` and `),
    );
  if (leads === "owns")
    parts.push(sql`exists (
      select from inventory_channels c where c.owner_key = p.key and c.gone_at_ms is null
        and ${isAmong(sql`c.id`, counted)}
    )`);
  if (leads === "administers")
    parts.push(sql`exists (
      select from inventory_members m join inventory_channels c on c.id = m.channel_id and c.gone_at_ms is null
      where m.person_key = p.key and m.role = 'admin' and ${isAmong(sql`c.id`, seenIn?.channels)}
    )`);
  if (group === "none")
    parts.push(sql`not exists (
      select from inventory_directory_group_members m
      join inventory_directory_groups g on g.id = m.group_id and g.gone_at_ms is null where m.person_key = p.key
    )`);
  if (among) parts.push(sql`p.key in ${listOf(among)}`);
  if (seenIn) parts.push(isSeenIn(sql`p.key`, seenIn));
  if (without.length > 0) parts.push(sql`p.key not in ${listOf(without)}`);
  return sql.join(parts, sql` and `);
}

const People = v.object({
  rows: v.array(
    v.object({ ...InventoryPerson.entries, statusSinceMs: time, goneAtMs: time, readAtMs: time, place: v.string() }),
  ),
});
const Total = v.object({ rows: v.array(v.object({ count: v.number() })) });

/** A page of people, by name, after a place or so many rows on. */
export async function peoplePage(
  orm: Orm,
  asked: PeopleWanted,
  { after, size, skip = 0 }: { readonly after: PersonPlace | null; readonly size: number; readonly skip?: number },
): Promise<{ readonly people: readonly InventoryPerson[]; readonly next: PersonPlace | null }> {
  const beyond = after ? sql`and (lower(p.name), p.key) > (${after.name}, ${after.key})` : sql``;
  const { rows } = v.parse(
    People,
    await orm.execute(sql`
      select page.*, coalesce(m.channels, 0)::int as channels, coalesce(m.owned, 0)::int as owned,
        coalesce(m.administered, 0)::int as administered
      from (
        select p.key, p.user_id as "userId", p.name, p.email, p.department, p.job_title as "jobTitle", p.status,
          p.status_since_ms as "statusSinceMs", p.gone_at_ms as "goneAtMs", p.seen_at_ms as "readAtMs",
          lower(p.name) as place
        from inventory_people p where ${conditions(asked)} ${beyond}
        order by lower(p.name), p.key limit ${size + 1} offset ${after ? 0 : skip}
      ) as page
      left join lateral (
        select count(*) as channels, count(*) filter (where m.role = 'owner') as owned,
          count(*) filter (where m.role = 'admin') as administered
        from inventory_members m join inventory_channels c on c.id = m.channel_id and c.gone_at_ms is null
        where m.person_key = page.key and (${isAmong(sql`c.id`, asked.seenIn?.channels)} or (
          m.role = 'owner' and ${isAmong(sql`c.id`, asked.counted)}
        ))
      ) as m on true
      order by page.place, page.key
    `),
  );
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const people = page.map(({ place: _, ...person }) => person);
  return { people, next: rows.length > size && last ? { name: last.place, key: last.key } : null };
}

const Keys = v.object({ rows: v.array(v.object({ key: v.string() })) });

/** Which of some people are seen, by their keys. */
export async function keysSeen(orm: Orm, keys: readonly string[], seenIn: PlacesSeen): Promise<ReadonlySet<string>> {
  if (seenIn.isEveryone || keys.length === 0) return new Set(keys);
  const { rows } = v.parse(
    Keys,
    await orm.execute(sql`
      select given.key from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as given (key)
      where ${isSeenIn(sql`given.key`, seenIn)}
    `),
  );
  return new Set(rows.map(({ key }) => key));
}

export async function peopleTotal(orm: Orm, asked: PeopleWanted): Promise<number> {
  const { rows } = v.parse(
    Total,
    await orm.execute(sql`select count(*)::int as count from inventory_people p where ${conditions(asked)}`),
  );
  return rows[0]?.count ?? 0;
}

/** So many joins and leaves are shown of one person. */
const MOST_MOVES = 200;

const Pages = v.object({ rows: v.array(v.object({ page: v.nullable(v.unknown()) })) });

/**
 * Everything that is known of somebody, whatever account they are of; null where nothing is.
 *
 * @param movesIn The channels of whose joins and leaves the latest are told; all where they are left out
 */
export async function personPage(orm: Orm, key: string, movesIn?: SomeIds): Promise<PersonPage | null> {
  const { rows } = v.parse(
    Pages,
    await orm.execute(sql`
      with known as (
        select p.key, p.user_id, '' as member_id, p.name, p.email, false as is_external, p.department, p.job_title,
          p.status, p.status_since_ms, p.gone_at_ms, p.seen_at_ms as read_at_ms, 0 as place
        from inventory_people p where p.key = ${key}
        union all
        (select person_key, user_id, member_id, name, email, is_external, '', '', '', null, null, null, 1
        from inventory_members where person_key = ${key} limit 1)
        union all
        (select person_key, user_id, member_id, name, email, is_external, '', '', '', null, null, null, 2
        from inventory_space_members where person_key = ${key} limit 1)
      ),
      one as (select * from known order by place limit 1)
      select jsonb_build_object(
        'key', one.key, 'userId', one.user_id, 'name', one.name, 'email', one.email, 'isExternal', one.is_external,
        'memberId', coalesce((select member_id from known where member_id <> '' limit 1), ''),
        'department', one.department, 'jobTitle', one.job_title, 'status', one.status,
        'statusSinceMs', one.status_since_ms, 'goneAtMs', one.gone_at_ms, 'readAtMs', one.read_at_ms,
        'phones', ${list(sql`
          select jsonb_build_object('number', number, 'label', label) as item, min(digits) as rank
          from inventory_phones where person_key = one.key group by number, label`)},
        'channels', ${list(sql`
          select jsonb_build_object('id', c.id, 'name', c.name, 'type', c.type, 'role', m.role,
            'space', s.name, 'isArchived', c.is_archived, 'members', c.member_count, 'admins', c.admin_count, 'atMs', c.members_at_ms)
            as item, array_position(array['owner', 'admin', 'member'], m.role)::text || lower(c.name) as rank
          from inventory_members m join inventory_channels c on c.id = m.channel_id and c.gone_at_ms is null
          left join inventory_spaces s on s.id = c.space_id
          where m.person_key = one.key`)},
        'spaces', ${list(sql`
          select jsonb_build_object('id', s.id, 'name', s.name, 'role', m.role, 'atMs', s.members_at_ms) as item,
            lower(s.name) as rank
          from inventory_space_members m join inventory_spaces s on s.id = m.space_id and s.gone_at_ms is null
          where m.person_key = one.key`)},
        'mentionGroups', ${list(sql`
          select jsonb_build_object('id', g.id, 'name', g.name, 'channelId', c.id, 'channel', c.name,
            'atMs', c.mention_groups_at_ms) as item, lower(g.name) as rank
          from inventory_mentioned m join inventory_mention_groups g on g.id = m.group_id
          join inventory_channels c on c.id = g.channel_id and c.gone_at_ms is null
          where m.person_key = one.key`)},
        'directoryGroups', ${list(sql`
          select jsonb_build_object('id', g.id, 'name', g.name, 'atMs', r.read_at_ms) as item, lower(g.name) as rank
          from inventory_directory_group_members m
          join inventory_directory_groups g on g.id = m.group_id and g.gone_at_ms is null
          left join inventory_reads r on r.step = 'directory-group-members' and r.subject = g.id
          where m.person_key = one.key`)},
        'moves', ${list(sql`
          select jsonb_build_object('channelId', v.channel_id, 'channel', c.name, 'atMs', v.at_ms, 'status', v.status,
            'operator', v.operator_name, 'operatorKey', v.operator_key) as item, lpad((9e15 - v.at_ms)::text, 20, '0') as rank
          from (
            select * from inventory_moves where person_key = one.key and ${isAmong(sql`channel_id`, movesIn)}
            order by at_ms desc limit ${MOST_MOVES + 1}
          ) as v left join inventory_channels c on c.id = v.channel_id`)}
      ) as page
      from one
    `),
  );
  const page = rows[0]?.page;
  if (page == null) return null;
  const { moves, ...rest } = v.parse(PersonPage, page);
  return { ...rest, moves: moves.slice(0, MOST_MOVES), ...(moves.length > MOST_MOVES && { hasOlderMoves: true }) };
}

const list = (items: SQL): SQL =>
  sql`coalesce((select jsonb_agg(item order by rank) from (${items}) as items), '[]'::jsonb)`;

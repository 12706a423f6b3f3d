// What some people who leave own, administer and are in, with whoever could succeed them.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { Chosen, Leavers, MOST_LEAVERS } from "../../../domain/inventory/leavers.ts";
import type { Orm } from "../../db/database.ts";
import { recordset } from "../store/recordset.ts";
import { everywhere, isAmong, isSeenIn, type PlacesSeen } from "./some-ids.ts";

/** Of whoever does not lead anything so many are offered as successors. */
const MOST_MEMBERS = 5;

/** Active people of the account, by their rows of `inventory_people`. */
const isActive = sql`p.status = 'active' and p.gone_at_ms is null`;

const Keys = v.object({ rows: v.array(v.object({ key: v.string(), total: v.number() })) });

/** Whoever was deactivated or is gone, and is still in something that is seen; whoever owns the most comes first. */
export async function deactivatedKeys(
  orm: Orm,
  { channels, spaces, directoryGroups }: PlacesSeen,
): Promise<{ readonly keys: readonly string[]; readonly total: number }> {
  const { rows } = v.parse(
    Keys,
    await orm.execute(sql`
      select p.key, count(*) over ()::int as total
      from inventory_people p
      left join lateral (
        select count(*) filter (where m.role = 'owner') as owned, count(*) as channels
        from inventory_members m join inventory_channels c on c.id = m.channel_id and c.gone_at_ms is null
        where m.person_key = p.key and ${isAmong(sql`c.id`, channels)}
      ) as m on true
      where (p.status = 'inactive' or p.gone_at_ms is not null) and (
        m.channels > 0
        or exists (
          select from inventory_space_members i join inventory_spaces s on s.id = i.space_id and s.gone_at_ms is null
          where i.person_key = p.key and ${isAmong(sql`s.id`, spaces)}
        )
        or (${directoryGroups} and exists (
          select from inventory_directory_group_members i
          join inventory_directory_groups g on g.id = i.group_id and g.gone_at_ms is null
          where i.person_key = p.key
        ))
      )
      order by m.owned desc, m.channels desc, lower(p.name), p.key limit ${MOST_LEAVERS}
    `),
  );
  return { keys: rows.map(({ key }) => key), total: rows[0]?.total ?? 0 };
}

const Answer = v.object({ rows: v.array(v.object({ answer: v.unknown() })) });
const Found = v.omit(Leavers, ["unknown", "total", "chosen"]);

const ChosenRows = v.object({ rows: v.array(v.object({ chosen: Chosen })) });

/** Whether some people could succeed, in their order. */
async function chosenAmong(
  orm: Orm,
  keys: readonly string[],
  { seenIn, findsEveryone }: LeaverSight,
): Promise<readonly Chosen[]> {
  if (keys.length === 0) return [];
  const { rows } = v.parse(
    ChosenRows,
    await orm.execute(sql`
      select jsonb_build_object('key', given.key, 'userId', coalesce(p.user_id, ''),
        'memberId', coalesce(m.member_id, ''), 'name', coalesce(p.name, m.name, ''), 'email', coalesce(p.email, ''),
        'is', case when p.key is null then case when m.is_external then 'external' else 'unknown' end
          when p.gone_at_ms is not null then 'gone' when p.status = 'active' then 'active' else 'inactive' end) as chosen
      from ${recordset(
        keys.map((key, place) => ({ key, place })),
        "key text, place int",
      )} left join inventory_people p on p.key = given.key
        and ${findsEveryone ? sql`true` : isSeenIn(sql`p.key`, seenIn)}
      left join lateral (
        select i.member_id, i.name, i.is_external from (
          select member_id, name, is_external from inventory_members
          where person_key = given.key and ${isAmong(sql`channel_id`, seenIn.channels)}
          union all
          select member_id, name, is_external from inventory_space_members
          where person_key = given.key and ${isAmong(sql`space_id`, seenIn.spaces)}
        ) as i limit 1
      ) as m on true
      order by given.place
    `),
  );
  return rows.map(({ chosen }) => chosen);
}

/** Of whom and of what somebody is told. */
export interface LeaverSight {
  readonly seenIn: PlacesSeen;
  /** Whether they may choose anyone to succeed. */
  readonly findsEveryone: boolean;
}

interface AskedLeavers {
  readonly keys: readonly string[];
  /** How many leave, where these are the first of them. */
  readonly total?: number | undefined;
  /** Keys of those who were chosen to succeed. */
  readonly chosen?: readonly string[];
}

/** What these people leave; nothing of whom the inventory does not know. */
export async function leaversPage(
  orm: Orm,
  { keys, total = keys.length, chosen = [] }: AskedLeavers,
  sight: LeaverSight = { seenIn: everywhere, findsEveryone: true },
): Promise<Leavers> {
  const { seenIn } = sight;
  const { channels, spaces } = seenIn;
  const { rows } = v.parse(
    Answer,
    await orm.execute(sql`
      with given as materialized (
        select key, row_number() over () as place from ${recordset(
          keys.map((key) => ({ key })),
          "key text",
          "keys",
        )}
      ),
      asked as materialized (
        select p.key, p.user_id, p.name, p.email, false as is_external, p.department, p.job_title, p.manager, p.status,
          p.status_since_ms, p.gone_at_ms, given.place
        from given join inventory_people p on p.key = given.key and ${isSeenIn(sql`p.key`, seenIn)}
        union all
        select m.person_key, m.user_id, m.name, m.email, m.is_external, '', '', '', '', null, null, given.place
        from given join lateral (
          select * from inventory_members
          where person_key = given.key and ${isAmong(sql`channel_id`, channels)} limit 1
        ) as m on true
        where not exists (select from inventory_people p where p.key = given.key)
      )
      select jsonb_build_object(
        'people', ${list(sql`
          select jsonb_build_object('key', a.key, 'userId', a.user_id, 'name', a.name, 'email', a.email,
            'memberId', coalesce((select max(member_id) from inventory_members where person_key = a.key), ''),
            'isExternal', a.is_external, 'department', a.department, 'jobTitle', a.job_title, 'status', a.status,
            'statusSinceMs', a.status_since_ms, 'goneAtMs', a.gone_at_ms, 'manager', manager.candidate) as item,
            lpad(a.place::text, 6, '0') as rank
          from asked a left join lateral (
            select jsonb_build_object('key', p.key, 'userId', p.user_id, 'memberId', '', 'name', p.name,
              'email', p.email) as candidate
            from inventory_people p
            where a.manager <> '' and lower(p.email) = lower(a.manager) and ${isActive}
              and ${isSeenIn(sql`p.key`, seenIn)}
              and not exists (select from asked where asked.key = p.key)
            limit 1
          ) as manager on true`)},
        'channels', ${list(sql`
          select jsonb_build_object('id', c.id, 'name', c.name, 'type', c.type, 'space', s.name,
            'isArchived', c.is_archived, 'hasEveryone', ${hasEveryone}, 'members', c.member_count, 'atMs', c.members_at_ms,
            'leavers', held.leavers, 'owner', owner.item, 'candidates', coalesce(candidates.items, '[]'::jsonb),
            'ownerTask', task.item) as item, held.rank::text || lower(c.name) as rank
          from (${heldIn("inventory_members", "channel_id")}) as held
          join inventory_channels c on c.id = held.place and c.gone_at_ms is null and ${isAmong(sql`c.id`, channels)}
          left join inventory_spaces s on s.id = c.space_id
          left join lateral (${ownerIn("inventory_members", "channel_id")}) as owner on true
          left join lateral (${candidatesIn("inventory_members", "channel_id", inChannelAtMs(channels))}) as candidates
            on held.rank < 3
          left join lateral (
            select jsonb_build_object('id', t.id, 'toName', t.to_name, 'addedAtMs', t.added_at_ms) as item
            from inventory_owner_tasks t
            where t.channel_id = c.id and t.ticked_at_ms is null and t.from_key = c.owner_key
          ) as task on true
          where not ${isSpaceItself}`)},
        'spaces', ${list(sql`
          select jsonb_build_object('id', c.id, 'name', c.name, 'members', c.member_count, 'atMs', c.members_at_ms,
            'leavers', held.leavers, 'owner', owner.item, 'candidates', coalesce(candidates.items, '[]'::jsonb)) as item,
            held.rank::text || lower(c.name) as rank
          from (${heldIn("inventory_space_members", "space_id")}) as held
          join inventory_spaces c on c.id = held.place and c.gone_at_ms is null and ${isAmong(sql`c.id`, spaces)}
          left join lateral (${ownerIn("inventory_space_members", "space_id")}) as owner on true
          left join lateral (${candidatesIn("inventory_space_members", "space_id", sql`null::bigint`)}) as candidates
            on held.rank < 3`)},
        'mentionGroups', ${list(sql`
          select jsonb_build_object('id', g.id, 'name', g.name, 'channelId', c.id, 'channel', c.name,
            'leavers', held.leavers, 'others', held.others, 'atMs', c.mention_groups_at_ms) as item,
            lower(g.name) as rank
          from (
            select m.group_id, jsonb_agg(m.person_key order by a.place) as leavers, (
              select count(*) from inventory_mentioned i where i.group_id = m.group_id
            ) - count(*) as others
            from inventory_mentioned m join asked a on a.key = m.person_key group by m.group_id
          ) as held join inventory_mention_groups g on g.id = held.group_id
          join inventory_channels c on c.id = g.channel_id and c.gone_at_ms is null
            and ${isAmong(sql`c.id`, channels)}`)},
        'directoryGroups', ${list(sql`
          select jsonb_build_object('id', g.id, 'name', g.name, 'leavers', held.leavers, 'atMs', r.read_at_ms) as item,
            lower(g.name) as rank
          from (
            select m.group_id, jsonb_agg(m.person_key order by a.place) as leavers
            from inventory_directory_group_members m join asked a on a.key = m.person_key group by m.group_id
          ) as held join inventory_directory_groups g on g.id = held.group_id and g.gone_at_ms is null
            and ${seenIn.directoryGroups}
          left join inventory_reads r on r.step = 'directory-group-members' and r.subject = g.id`)}
      ) as answer
    `),
  );
  const found = v.parse(Found, rows[0]?.answer);
  const known = new Set(found.people.map(({ key }) => key));
  const unknown = keys.filter((key) => !known.has(key));
  return { ...found, unknown, total, chosen: [...(await chosenAmong(orm, chosen, sight))] };
}

const list = (items: SQL): SQL =>
  sql`coalesce((select jsonb_agg(item order by rank) from (${items}) as items), '[]'::jsonb)`;

/** Nothing tells which channel is the account's default one, but everyone is in it. */
const hasEveryone = sql`coalesce(
  c.member_count - c.external_count >= (select count(*) from inventory_people p where ${isActive}), false
)`;

/** The general channel of a space has the people of the space and their roles: with the space it is handed over as well. */
const isSpaceItself = sql`exists (
  select from inventory_space_channels g join inventory_spaces own on own.id = g.space_id and own.gone_at_ms is null
  where g.channel_id = c.id and g.is_general and not exists (
    select from inventory_members m join asked a on a.key = m.person_key
    where m.channel_id = c.id and not exists (
      select from inventory_space_members i
      where i.space_id = g.space_id and i.person_key = m.person_key and i.role = m.role
    )
  )
)`;

type PeopleTable = "inventory_members" | "inventory_space_members";

/** What the leavers are in, with who they are there; `rank` 1 is of what they own. */
const heldIn = (table: PeopleTable, place: string): SQL => sql`
  select m.${sql.raw(place)} as place, min(array_position(array['owner', 'admin', 'member'], m.role)) as rank,
    max(a.department) as department,
    jsonb_agg(jsonb_build_object('key', m.person_key, 'role', m.role)
      order by array_position(array['owner', 'admin', 'member'], m.role), a.place) as leavers
  from ${sql.raw(table)} m join asked a on a.key = m.person_key group by m.${sql.raw(place)}`;

/** People of other accounts are active as far as anyone knows. */
const ownerIn = (table: PeopleTable, place: string): SQL => sql`
  select jsonb_build_object('key', m.person_key, 'name', m.name,
    'isActive', m.is_external or exists (
      select from inventory_people p where p.key = m.person_key and ${isActive}
    )) as item
  from ${sql.raw(table)} m where m.${sql.raw(place)} = c.id and m.role = 'owner' limit 1`;

/** When somebody last joined or left anything, or let someone into this channel. */
const inChannelAtMs = (channels: PlacesSeen["channels"]): SQL => sql`greatest(
  (select max(v.at_ms) from inventory_moves v
    where v.person_key = m.person_key and ${isAmong(sql`v.channel_id`, channels)}),
  (select max(v.at_ms) from inventory_moves v where v.channel_id = c.id and v.operator_key = m.person_key)
)`;

/** Active administrators who stay, then members who do: of the leaver's department first, then whoever is longest there. */
const candidatesIn = (table: PeopleTable, place: string, lastActiveAtMs: SQL): SQL => {
  const staying = sql`
    from ${sql.raw(table)} m join inventory_people p on p.key = m.person_key and ${isActive}
    where m.${sql.raw(place)} = c.id and not exists (select from asked where asked.key = m.person_key)`;
  const fields = sql`m.person_key, m.user_id, m.member_id, p.name, p.email, m.role`;
  return sql`
    select jsonb_agg(jsonb_build_object('key', person_key, 'userId', user_id, 'memberId', member_id, 'name', name,
      'email', email, 'role', role, 'lastActiveAtMs', last_active_at_ms) order by role, place, lower(name)) as items
    from (
      (select ${fields}, ${lastActiveAtMs} as last_active_at_ms, 0 as place ${staying} and m.role = 'admin')
      union all
      (select ${fields}, null::bigint, row_number() over (
          order by (p.department = held.department and p.department <> '') desc, m.first_seen_at_ms, lower(p.name), p.key
        ) as place ${staying} and m.role = 'member'
      order by place limit ${MOST_MEMBERS})
    ) as people`;
};

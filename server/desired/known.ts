// What the inventory knows of the things a file names. No more is read than what it is about.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { type DesiredDocument, isExact, itemsOf } from "../../domain/desired/document.ts";
import { type Known, type KnownChannel, refKey } from "../../domain/desired/known.ts";
import { memberRoles } from "../../domain/exports/member-row.ts";
import type { Orm } from "../db/database.ts";
import { ROWS_AT_ONCE } from "../inventory/store/recordset.ts";
import { letOthersRun } from "../yielding.ts";

/** What whoever asks may see of it. */
export interface DesiredSight {
  readonly retention: boolean;
  /** Addresses that Zoom does not show. */
  readonly addresses: boolean;
}

const People = v.array(
  v.pipe(
    v.tuple([v.string(), v.string(), v.string(), v.string(), v.string(), v.boolean(), v.string()]),
    v.transform(([key, userId, memberId, name, email, isExternal, role]) => ({
      ...{ key, userId, memberId, name, email, isExternal },
      role: v.parse(v.picklist(memberRoles), role),
    })),
  ),
);
const Groups = v.array(v.object({ id: v.string(), name: v.string(), description: v.string(), people: People }));
const number = v.nullable(v.number());
const Channels = v.object({
  rows: v.array(
    v.object({
      ...{ id: v.string(), name: v.string(), type: v.number(), isArchived: v.nullable(v.boolean()) },
      ...{ posting: number, adding: number, mentionAll: number, external: number },
      ...{ seesHistory: v.nullable(v.boolean()), retention: v.nullable(v.string()), spaceId: v.nullable(v.string()) },
      isGeneral: v.boolean(),
      oldestAtMs: number,
    }),
  ),
});
const Inside = v.object({
  rows: v.array(
    v.object({
      id: v.string(),
      members: v.nullable(v.pipe(v.string(), v.parseJson(), People)),
      groups: v.nullable(v.pipe(v.string(), v.parseJson(), Groups)),
    }),
  ),
});
const Spaces = v.object({
  rows: v.array(
    v.object({
      ...{ id: v.string(), name: v.string(), description: v.string() },
      ...{ adding: number, external: number, bringingIn: number },
      members: v.nullable(v.pipe(v.string(), v.parseJson(), People)),
      hasChannelsRead: v.boolean(),
      oldestAtMs: number,
    }),
  ),
});
const AccountPeople = v.object({
  rows: v.array(
    v.object({ key: v.string(), userId: v.string(), name: v.string(), email: v.string(), isActive: v.boolean() }),
  ),
});

const listOf = (values: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

const nameKey = (name: string): string => name.trim().toLowerCase();

/** As `People` reads them. */
const peopleOf = (table: string, place: SQL, role: SQL, { addresses }: DesiredSight): SQL => sql`
  (select coalesce(json_agg(json_build_array(m.person_key, m.user_id, m.member_id, m.name,
      ${addresses ? sql`coalesce(nullif(m.email, ''), a.email, '')` : sql`m.email`}, m.is_external, ${role})
      order by lower(m.name), m.person_key), '[]'::json)
    from ${sql.raw(table)} m
    ${addresses ? sql`left join inventory_addresses a on m.is_external and a.member_id = m.member_id` : sql``}
    where ${place})`;

async function channelsWhere(orm: Orm, condition: SQL): Promise<v.InferOutput<typeof Channels>["rows"]> {
  const { rows } = v.parse(
    Channels,
    await orm.execute(sql`
      select id, name, type, is_archived as "isArchived", posting, adding, mention_all as "mentionAll", external,
        sees_history as "seesHistory", retention, space_id as "spaceId",
        exists (select from inventory_space_channels s where s.channel_id = id and s.is_general) as "isGeneral",
        least(seen_at_ms, settings_at_ms, archive_at_ms, retention_at_ms, members_at_ms)::float8 as "oldestAtMs"
      from inventory_channels where gone_at_ms is null and (${condition}) order by lower(name), id`),
  );
  return rows;
}

/** Who is in some channels, and their mention groups. */
async function insideOf(orm: Orm, ids: readonly string[], sight: DesiredSight) {
  const found = new Map<string, v.InferOutput<typeof Inside>["rows"][number]>();
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    const { rows } = v.parse(
      Inside,
      await orm.execute(sql`
        select c.id, case when c.members_at_ms is null then null
          else ${peopleOf("inventory_members", sql`m.channel_id = c.id`, sql`m.role`, sight)}::text end as members,
          case when c.mention_groups_at_ms is null then null else (
            select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'description', g.description, 'people',
                ${peopleOf("inventory_mentioned", sql`m.group_id = g.id`, sql`'member'`, sight)}
              ) order by lower(g.name), g.id), '[]'::json)
            from inventory_mention_groups g where g.channel_id = c.id
          )::text end as groups
        from inventory_channels c where c.id in ${listOf(ids.slice(from, from + ROWS_AT_ONCE))}`),
    );
    for (const row of rows) found.set(row.id, row);
    await letOthersRun();
  }
  return found;
}

async function spacesWith(orm: Orm, members: SQL, sight: DesiredSight, among = sql`true`) {
  const { rows } = v.parse(
    Spaces,
    await orm.execute(sql`
      select s.id, s.name, s.description, s.adding, s.external, s.channel_creating as "bringingIn",
        case when s.members_at_ms is null or not (${members}) then null
          else ${peopleOf("inventory_space_members", sql`m.space_id = s.id`, sql`m.role`, sight)}::text end as members,
        s.members_at_ms is not null and not exists (
          select from inventory_space_channels sc where sc.space_id = s.id
          and not exists (select from inventory_channels c where c.id = sc.channel_id)
        ) as "hasChannelsRead",
        case when ${members} then least(s.seen_at_ms, s.members_at_ms) end::float8 as "oldestAtMs"
      from inventory_spaces s where s.gone_at_ms is null and (${among}) order by lower(s.name), s.id`),
  );
  return rows;
}

const oldestOf = (rows: readonly { readonly oldestAtMs: number | null }[]): number | null =>
  rows.reduce<number | null>(
    (oldest, { oldestAtMs }) => (oldestAtMs === null ? oldest : Math.min(oldest ?? oldestAtMs, oldestAtMs)),
    null,
  );

/** What a file is about. */
export async function knownOf(
  orm: Orm,
  { channels = [], spaces = [] }: DesiredDocument,
  sight: DesiredSight,
  isWhole: boolean,
): Promise<Known> {
  const inSpaces = spaces.flatMap((space) => itemsOf(space.channels));
  const ids = [...channels.flatMap(({ id }) => id ?? []), ...inSpaces];
  const names = [...channels.flatMap(({ id, name }) => (id === undefined ? (name ?? []) : [])), ...inSpaces];
  const spaceIds = spaces.flatMap(({ id }) => id ?? []);
  const spaceNames = spaces.flatMap(({ id, name }) => (id === undefined ? nameKey(name ?? "") : []));
  const isNamedSpace = sql`s.id in ${listOf(spaceIds)} or lower(trim(s.name)) in ${listOf(spaceNames)}`;
  const knownSpaces = await spacesWith(orm, isNamedSpace, sight);
  const exact = new Set(
    spaces
      .filter((space) => isExact(space.channels))
      .map(({ id, name }) => (id === undefined ? nameKey(name ?? "") : id)),
  );
  const exactIds = knownSpaces.filter(({ id, name }) => exact.has(id) || exact.has(nameKey(name))).map(({ id }) => id);
  const rows = await channelsWhere(
    orm,
    sql`id in ${listOf(ids)} or lower(trim(name)) in ${listOf(names.map(nameKey))} or space_id in ${listOf(exactIds)}`,
  );
  const peopled = channels.filter(
    ({ owner, administrators, members, mentionGroups }) =>
      (owner ?? administrators ?? members ?? mentionGroups) !== undefined,
  );
  const wanted = new Set(peopled.map(({ id, name }) => (id === undefined ? nameKey(name ?? "") : id)));
  const insideIds = rows.filter(({ id, name }) => wanted.has(id) || wanted.has(nameKey(name))).map(({ id }) => id);
  const inside = await insideOf(orm, insideIds, sight);
  const refs = [...channels, ...spaces].flatMap(({ owner, administrators, members }) => [
    ...(owner === undefined ? [] : [owner]),
    ...itemsOf(administrators),
    ...itemsOf(members),
  ]);
  const mentioned = channels.flatMap((channel) =>
    itemsOf(channel.mentionGroups).flatMap(({ members }) => itemsOf(members)),
  );
  const people = v.parse(
    AccountPeople,
    await orm.execute(sql`
      select p.key, p.user_id as "userId", p.name, p.email, p.status <> 'inactive' as "isActive"
      from ${listOf([...new Set([...refs, ...mentioned].map(refKey))])} as given(ref)
      join inventory_people p on p.key = given.ref or lower(p.email) = given.ref
      where p.gone_at_ms is null`),
  ).rows;
  return {
    channels: rows.map((row): KnownChannel => channelWith(row, inside.get(row.id))),
    spaces: knownSpaces,
    people: [...new Map(people.map((person) => [person.key, person])).values()],
    ...{ isWhole, seesRetention: sight.retention },
    oldestAtMs: oldestOf([...rows, ...knownSpaces]),
  };
}

const Ids = v.object({ rows: v.array(v.object({ id: v.string() })) });

/** In batches of so many things, in the order of their names. */
async function* batchesOf<Row>(
  orm: Orm,
  { table, where, size }: { readonly table: string; readonly where: SQL; readonly size: number },
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  // Whatever is renamed in the meantime comes once.
  const found = await orm.execute(sql`
    select id from ${sql.raw(table)} where gone_at_ms is null and (${where}) order by lower(name), id`);
  const ids = v.parse(Ids, found).rows.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += size) yield await read(ids.slice(from, from + size));
}

/** In a channel or space there may be thousands of people. */
const CHANNELS_AT_ONCE = 200;
const SPACES_AT_ONCE = 20;

/** In no space; no space has this ID. */
const NOWHERE = "none";

/**
 * All there is, for a file that says the same: a batch is read once the one before was taken.
 *
 * @param within the ID of a space, for that and what is in it; `none` for channels in no space; all where it is left out
 */
export const everythingKnown = (orm: Orm, sight: DesiredSight, within?: string) => ({
  channels: batchesOf(
    orm,
    { table: "inventory_channels", where: sql`type <> 4 and ${isWithin(within)}`, size: CHANNELS_AT_ONCE },
    async (ids) => {
      const rows = await channelsWhere(orm, sql`id in ${listOf(ids)}`);
      const inside = await insideOf(orm, ids, sight);
      return rows.map((row) => channelWith(sight.retention ? row : { ...row, retention: null }, inside.get(row.id)));
    },
  ),
  spaces: batchesOf(
    orm,
    { table: "inventory_spaces", where: within === undefined ? sql`true` : sql`id = ${within}`, size: SPACES_AT_ONCE },
    (ids) => spacesWith(orm, sql`true`, sight, sql`s.id in ${listOf(ids)}`),
  ),
});

function isWithin(within: string | undefined): SQL {
  if (within === undefined) return sql`true`;
  return within === NOWHERE ? sql`space_id is null` : sql`space_id = ${within}`;
}

const Unread = v.object({ rows: v.tuple([v.object({ isAny: v.boolean() })]) });

/** Whether there is something of what `everythingKnown` has of which nobody knows who is in it, as of what was only found. */
export async function isAnyUnread(orm: Orm, within?: string): Promise<boolean> {
  const {
    rows: [{ isAny }],
  } = v.parse(
    Unread,
    await orm.execute(sql`
      select exists (
        select from inventory_channels
        where gone_at_ms is null and type <> 4 and ${isWithin(within)}
          and (members_at_ms is null or mention_groups_at_ms is null and is_archived is not true)
      ) or exists (
        select from inventory_spaces
        where gone_at_ms is null and members_at_ms is null and ${within === undefined ? sql`true` : sql`id = ${within}`}
      ) as "isAny"`),
  );
  return isAny;
}

const channelWith = (
  { oldestAtMs: _oldestAtMs, ...row }: v.InferOutput<typeof Channels>["rows"][number],
  inside: v.InferOutput<typeof Inside>["rows"][number] | undefined,
): KnownChannel => ({ ...row, members: inside?.members ?? null, mentionGroups: inside?.groups ?? null });

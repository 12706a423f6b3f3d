// People of other accounts, and in which channels and spaces they are.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import {
  type ExternalAsked,
  ExternalCounts,
  type ExternalFacet,
  ExternalPlace,
  ExternalRow,
  type ExternalSort,
  type ExternalValues,
  externalFacetNames,
  MOST_VALUES,
} from "../../../domain/inventory/external.ts";
import type { Orm } from "../../db/database.ts";
import { likeWord } from "../../db/like-words.ts";
import { isAmong, listOf, type PlacesSeen } from "./some-ids.ts";
import { wordsOf } from "./words.ts";

/** What is asked for by somebody. */
export interface ExternalSeen extends ExternalAsked {
  /** Whether they may see addresses that Zoom does not show, of those who were invited through the console. */
  readonly seesAddresses: boolean;
  /** All are seen where they are left out. */
  readonly channels?: PlacesSeen["channels"];
  readonly spaces?: PlacesSeen["spaces"];
}

/** Each of them in each place, of those that are there. */
const placements = ({ seesAddresses, channels, spaces }: ExternalSeen): SQL => sql`
  select p.*, lower(split_part(p.email, '@', 2)) as organization from (
    select m.*, ${seesAddresses ? sql`coalesce(nullif(m.own_email, ''), a.email, '')` : sql`m.own_email`} as email
    from (${membersOfAll}) as m left join inventory_addresses a on a.member_id = m.key
    where case m.kind when 'channel' then ${isAmong(sql`m.id`, channels)} else ${isAmong(sql`m.id`, spaces)} end
  ) as p`;

const membersOfAll = sql`
  select 'channel' as kind, c.id, c.name, c.type, c.is_archived, c.external as adding, c.space_id,
    s.name as space, m.person_key as key, m.name as person, m.email as own_email, m.role, m.first_seen_at_ms,
    c.members_at_ms as read_at_ms
  from inventory_members m join inventory_channels c on c.id = m.channel_id and c.gone_at_ms is null
  left join inventory_spaces s on s.id = c.space_id and s.gone_at_ms is null
  where m.is_external
  union all
  select 'space', s.id, s.name, null, null, s.external, s.id, null, m.person_key, m.name, m.email, m.role,
    m.first_seen_at_ms, s.members_at_ms
  from inventory_space_members m join inventory_spaces s on s.id = m.space_id and s.gone_at_ms is null
  where m.is_external`;

/** A facet's value of a row. */
const facetValue: Readonly<Record<ExternalFacet, SQL>> = {
  organization: sql`coalesce(nullif(organization, ''), 'unknown')`,
  person: sql`key`,
  in: sql`kind`,
  channel: sql`case when kind = 'channel' then id end`,
  space: sql`coalesce(space_id, 'none')`,
  adding: sql`coalesce(adding::text, 'unknown')`,
  archived: sql`case when is_archived is null then 'unknown' when is_archived then 'yes' else 'no' end`,
};

/** What a value is called where it is an ID. */
const facetName: Readonly<Partial<Record<ExternalFacet, SQL>>> = {
  person: sql`max(person)`,
  channel: sql`max(name)`,
  space: sql`max(coalesce(space, case when kind = 'space' then name end))`,
};

/** Without case and accents, as the words are that are looked for; of plain text only the case has to go. */
const folded = (text: SQL): SQL => sql`
  lower(case when octet_length(${text}) = char_length(${text}) then ${text}
    else regexp_replace(normalize(${text}, nfkd), '[\\u0300-\\u036f]', '', 'g') end)`;
const foldedText = sql`(${folded(sql`person`)} || ' ' || lower(email) || ' ' || ${folded(sql`name`)})`;

/** What rows have to be, but for one facet. */
function conditions({ find, facets }: ExternalAsked, besides?: ExternalFacet): SQL {
  const parts = wordsOf(find).map((word) => sql`${foldedText} like ${likeWord(word)}`);
  for (const facet of externalFacetNames) {
    const values = facets[facet];
    if (values === undefined || facet === besides) continue;
    const wanted = facet === "organization" ? values.map((value) => value.toLowerCase()) : values;
    parts.push(sql`${facetValue[facet]} in ${listOf(wanted)}`);
  }
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

const matching = (asked: ExternalSeen): SQL =>
  sql`select * from (${placements(asked)}) as placed where ${conditions(asked)}`;

/** With when and by whom they were let in, where the account's log tells of it. */
const told = (some: SQL): SQL => sql`
  select p.*, coalesce(j.at_ms, p.first_seen_at_ms)::float8 as since_ms,
    case when j.at_ms is null then 'seen' else 'joined' end as since, coalesce(j.operator_name, '') as by,
    coalesce(j.operator_key, '') as by_key
  from (${some}) as p
  left join lateral (
    select at_ms, operator_name, operator_key from inventory_moves v
    where p.kind = 'channel' and v.person_key = p.key and v.channel_id = p.id and v.status = 'joined'
    order by at_ms desc limit 1
  ) as j on true`;

/** What is not known comes last, whichever way they are sorted. */
const lastIf = (isUnknown: SQL, value: SQL, isDown: boolean): SQL =>
  isDown
    ? sql`case when ${isUnknown} then '0' else '1' || ${value} end`
    : sql`case when ${isUnknown} then '1' else '0' || ${value} end`;

/** Texts that rows are sorted by. */
const orderOf: Readonly<Record<ExternalSort, (isDown: boolean) => SQL>> = {
  person: () => sql`lower(person)`,
  organization: (isDown) => lastIf(sql`organization = ''`, sql`organization`, isDown),
  place: () => sql`lower(name)`,
  space: (isDown) => lastIf(sql`space is null`, sql`lower(space)`, isDown),
  adding: (isDown) => lastIf(sql`adding is null`, sql`adding`, isDown),
  by: (isDown) => lastIf(sql`by = ''`, sql`lower(by)`, isDown),
  since: () => sql`lpad(since_ms::bigint::text, 16, '0')`,
};
/** What these tell is looked up for every row, else for those of a page alone. */
const sortsOfLog: ReadonlySet<ExternalSort> = new Set(["by", "since"]);

export const ExternalAfter = v.object({ order: v.string(), key: v.string(), kind: v.string(), id: v.string() });
type After = v.InferOutput<typeof ExternalAfter>;

const Rows = v.object({ rows: v.array(v.object({ ...ExternalRow.entries, order: v.string() })) });

export interface ExternalPageAsked {
  readonly after: After | null;
  /** Where the page begins that no place leads to: so many rows on. */
  readonly skip?: number;
  readonly size: number;
}

/** A page of them, each in each place. */
export async function externalPage(
  orm: Orm,
  asked: ExternalSeen,
  { after, skip = 0, size }: ExternalPageAsked,
): Promise<{ readonly rows: readonly ExternalRow[]; readonly next: After | null }> {
  const isDown = asked.sort.startsWith("-");
  const sort = asked.sort.replace("-", "") as ExternalSort; // One of these, as its schema says.
  const way = isDown ? sql`desc` : sql`asc`;
  const order = orderOf[sort](isDown);
  const isOfLog = sortsOfLog.has(sort);
  const some = matching(asked);
  const behind = after
    ? sql`("order", key, kind, id) ${isDown ? sql`<` : sql`>`} (${after.order}, ${after.key}, ${after.kind}, ${after.id})`
    : sql`true`;
  const ordered = sql`"order" ${way}, key ${way}, kind ${way}, id ${way}`;
  const page = sql`
    select * from (select *, ${order} as "order" from (${isOfLog ? told(some) : some}) as found) as ordered
    where ${behind} order by ${ordered} limit ${size + 1} offset ${after ? 0 : skip}`;
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      select key, person, email, organization, kind, id, name, type, is_archived as "isArchived", space, adding, role,
        since_ms as "sinceMs", since, by, by_key as "byKey",
        read_at_ms::float8 as "readAtMs", "order"
      from (${isOfLog ? page : told(page)}) as page order by ${ordered}`),
  );
  const listed = rows.slice(0, size);
  const last = listed.at(-1);
  return {
    rows: listed.map(({ order: _, ...row }) => row),
    next: rows.length > size && last ? { order: last.order, key: last.key, kind: last.kind, id: last.id } : null,
  };
}

const Totals = v.object({ rows: v.tuple([v.object({ total: v.number(), ...ExternalCounts.entries })]) });

/** How many rows there are, and how many people, organizations, channels and spaces these are of. */
export async function externalTotals(
  orm: Orm,
  asked: ExternalSeen,
): Promise<{ readonly total: number; readonly counts: ExternalCounts }> {
  const { rows } = v.parse(
    Totals,
    await orm.execute(sql`
      select count(*)::int as total, count(distinct key)::int as people,
        count(distinct nullif(organization, ''))::int as organizations,
        (count(distinct key) filter (where organization = ''))::int as "unknownPeople",
        (count(distinct id) filter (where kind = 'channel'))::int as channels,
        (count(distinct id) filter (where kind = 'space'))::int as spaces
      from (${matching(asked)}) as placed`),
  );
  const [{ total, ...counts }] = rows;
  return { total, counts };
}

const Values = v.object({
  rows: v.array(v.object({ facet: v.string(), value: v.string(), name: v.nullable(v.string()), count: v.number() })),
});

/** The values of every facet, those that are chosen and those with the most rows first. */
export async function externalValues(orm: Orm, asked: ExternalSeen): Promise<ExternalValues> {
  const parts = externalFacetNames.map((facet) => {
    const isChosen = sql`(${facetValue[facet]} in ${listOf(asked.facets[facet] ?? [])})`;
    return sql`(
      select ${facet} as facet, ${facetValue[facet]} as value, ${facetName[facet] ?? sql`null`} as name, count(*)::int as count
      from placed where ${facetValue[facet]} is not null and ${conditions(asked, facet)}
      group by 2 order by bool_or(${isChosen}) desc, 4 desc, 2 limit ${MOST_VALUES}
    )`;
  });
  const { rows } = v.parse(
    Values,
    await orm.execute(sql`
      with placed as materialized (${placements(asked)}) ${sql.join(parts, sql` union all `)}`),
  );
  const values: Record<string, ExternalValues[string]> = Object.fromEntries(
    externalFacetNames.map((facet) => [facet, []]),
  );
  for (const { facet, value, name, count } of rows) values[facet]?.push({ value, name: name ?? "", count });
  return values;
}

export const ExternalPlaceAfter = v.object({ kind: v.string(), id: v.string() });
type PlaceAfter = v.InferOutput<typeof ExternalPlaceAfter>;

const Places = v.object({ rows: v.array(ExternalPlace) });

/** The channels and spaces that what matches is in, a page at a time. */
export async function externalPlaces(
  orm: Orm,
  asked: ExternalSeen,
  { after, size }: { readonly after: PlaceAfter | null; readonly size: number },
): Promise<{ readonly places: readonly ExternalPlace[]; readonly next: PlaceAfter | null }> {
  const behind = after ? sql`(kind, id) > (${after.kind}, ${after.id})` : sql`true`;
  const { rows } = v.parse(
    Places,
    await orm.execute(sql`
      select kind, id, max(name) as name from (${matching(asked)}) as placed where ${behind}
      group by kind, id order by kind, id limit ${size + 1}`),
  );
  const places = rows.slice(0, size);
  const last = places.at(-1);
  return { places, next: rows.length > size && last ? { kind: last.kind, id: last.id } : null };
}

// Mention groups of all channels: found, sorted and paged, and who is in them.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type {
  InventoryMentionGroup,
  MentionGroupLine,
  MentionGroupSort,
  MentionGroupsAsked,
} from "../../../domain/inventory/mention-groups.ts";
import type { Orm } from "../../db/database.ts";
import type { Known, Memory } from "../memory/memory.ts";
import type { KnownMentionGroup, MentionGroups, MentionGroupTable } from "../memory/mention-group-table.ts";
import type { KnownChannel } from "../memory/rows.ts";
import { sortKey } from "../memory/sort-key.ts";
import { firstSlots, placeOf } from "./first-slots.ts";
import { peopleCalled } from "./search.ts";
import type { Order, Sees } from "./seen.ts";
import { slotsByWord, slotsByWords } from "./word-search.ts";
import { wordsOf } from "./words.ts";

export interface GroupSources {
  readonly orm: Orm;
  readonly memory: Memory;
  readonly mentionGroups: MentionGroups;
}

/** Where a page begins: after the group with this value and ID. */
export const MentionGroupPlace = v.object({ value: v.nullable(v.union([v.string(), v.number()])), id: v.string() });
type Place = v.InferOutput<typeof MentionGroupPlace>;

interface Tables {
  readonly known: Known;
  readonly table: MentionGroupTable;
}

const channelOf = ({ known: { channels } }: Tables, group: KnownMentionGroup): KnownChannel | null =>
  channels.rows[channels.slotOf.get(group.channelId) ?? -1] ?? null;

const Names = v.object({ rows: v.array(v.object({ id: v.string(), key: v.string(), name: v.string() })) });

/**
 * Those of the account whom the words mean, and those of others, who are known by the channels they are in; where not all
 * groups are seen, those who are in one that is.
 */
async function keysOf(
  { people, outsiders }: Known,
  { memberships }: MentionGroupTable,
  person: string,
  sees: ((slot: number) => boolean) | undefined,
): Promise<readonly string[]> {
  return peopleCalled([people, outsiders], person, sees ? await memberships.isInAny(sees) : null);
}

const given = (keys: readonly string[]) => sql`select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)`;

const ordersOf = (tables: Tables): Readonly<Record<MentionGroupSort, Order>> => {
  const texts = (textOf: (group: KnownMentionGroup) => string): Order => {
    const textAt = (slot: number): string => {
      const group = tables.table.rows[slot];
      return group ? textOf(group) : "";
    };
    return { textAt, keyAt: (slot) => sortKey(textAt(slot)) };
  };
  return {
    name: texts(({ foldedName }) => foldedName),
    channel: texts((group) => channelOf(tables, group)?.foldedName ?? ""),
    people: { keyAt: (slot) => tables.table.rows[slot]?.people ?? Number.NaN, textAt: null },
  };
};

interface Page {
  readonly groups: readonly InventoryMentionGroup[];
  /** Null at the end. */
  readonly next: Place | null;
  readonly total: number;
}

/** What is asked for by somebody. */
interface MentionGroupsSeen extends MentionGroupsAsked {
  /** Those of which channels; of every one where it is null or left out. */
  readonly sees?: Sees | null;
}

/** A page of them, after a place and so many more, and how many there are. */
export async function mentionGroupPage(
  sources: GroupSources,
  { find, person, sort, sees }: MentionGroupsSeen,
  { after, size, skip = 0 }: { readonly after: Place | null; readonly size: number; readonly skip?: number },
): Promise<Page> {
  const known = await sources.memory.current();
  const table = await sources.mentionGroups.of(known);
  const tables = { known, table };
  const takes = (slot: number): boolean => {
    const group = table.rows[slot];
    const channel = group ? channelOf(tables, group) : null;
    return channel !== null && (sees?.(channel) ?? true);
  };
  const taking = sees ? { sees: takes } : { stands: takes };
  const keys = wordsOf(person).length > 0 ? await keysOf(known, table, person, taking.sees) : null;
  const found = await slotsByWords(wordsOf(find), (word) => slotsByWord(table, word, taking));
  const withPerson = keys && (await table.memberships.slotsWith(keys));
  const slots: number[] = [];
  for (const slot of withPerson ?? found ?? table.rows.keys()) {
    if ((found?.has(slot) ?? true) && takes(slot)) slots.push(slot);
  }
  // The schema lets nothing else through.
  const order = ordersOf(tables)[sort.replace("-", "") as MentionGroupSort];
  const most = skip + size + 1;
  const first = await firstSlots(table.rows, slots, order, { isDown: sort.startsWith("-"), most, after });
  const page = first.slice(skip, skip + size);
  const last = page.at(-1);
  const groups = page.flatMap((slot) => {
    const group = table.rows[slot];
    const channel = group && channelOf(tables, group);
    return channel ? [toldOf(group, channel)] : [];
  });
  return {
    groups: keys ? await withNames(sources.orm, groups, keys) : groups,
    next: first.length > skip + size && last !== undefined ? placeOf(table.rows, order, last) : null,
    total: slots.length,
  };
}

const toldOf = (
  { id, name, description, people, channelId }: KnownMentionGroup,
  channel: KnownChannel,
): InventoryMentionGroup => ({
  ...{ id, name, description, people, channelId },
  channel: channel.name,
  channelType: channel.type,
  isArchived: channel.isArchived,
  atMs: channel.mentionGroupsAtMs,
  found: [],
});

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const some = new Map<string, Row[]>();
  for (const row of rows) some.set(row.id, [...(some.get(row.id) ?? []), row]);
  return some;
}

/** The list of a group's people tells no names. */
const someoneIn = (groups: readonly InventoryMentionGroup[]) => sql`(
    select * from inventory_mentioned where group_id in (${given(groups.map(({ id }) => id))}) offset 0
  ) as m
  left join inventory_people p on p.key = m.person_key
  left join lateral (
    select name from inventory_members where person_key = m.person_key and m.is_external limit 1
  ) as x on true`;
const nameOf = sql`coalesce(nullif(p.name, ''), nullif(x.name, ''), nullif(m.name, ''), m.email)`;

/** With who of them was meant. */
async function withNames(
  orm: Orm,
  groups: readonly InventoryMentionGroup[],
  keys: readonly string[],
): Promise<readonly InventoryMentionGroup[]> {
  const { rows } = v.parse(
    Names,
    await orm.execute(sql`
      select m.group_id as id, m.person_key as key, ${nameOf} as name from ${someoneIn(groups)}
      where m.person_key in (${given(keys)})
      order by lower(${nameOf})
    `),
  );
  const byGroup = byId(rows);
  return groups.map((group) => ({
    ...group,
    found: (byGroup.get(group.id) ?? []).map(({ key, name }) => ({ key, name })),
  }));
}

const People = v.object({
  rows: v.array(v.object({ id: v.string(), person: v.string(), email: v.string(), personId: v.string() })),
});

/** Each of the people of some groups, for files; of a group without people, the group alone. */
export async function mentionGroupLines(
  orm: Orm,
  groups: readonly InventoryMentionGroup[],
): Promise<readonly MentionGroupLine[]> {
  const { rows } = v.parse(
    People,
    await orm.execute(sql`
      select m.group_id as id, ${nameOf} as person, coalesce(nullif(m.email, ''), p.email, '') as email,
        coalesce(nullif(m.member_id, ''), m.user_id) as "personId"
      from ${someoneIn(groups)} order by lower(${nameOf})
    `),
  );
  const byGroup = byId(rows);
  const nobody = { person: "", email: "", personId: "" };
  return groups.flatMap((group) =>
    (byGroup.get(group.id) ?? [nobody]).map(({ person, email, personId }) => ({ ...group, person, email, personId })),
  );
}

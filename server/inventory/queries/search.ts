// Channels by words of their names, of their owners and of the people in them.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { WideWord } from "../../../domain/inventory/channels.ts";
import type { Orm } from "../../db/database.ts";
import { visitEach } from "../../yielding.ts";
import type { ChannelTable } from "../memory/channel-table.ts";
import type { IsAmong } from "../memory/memberships.ts";
import type { Known } from "../memory/memory.ts";
import type { AllPeople, PeopleTable } from "../memory/people-table.ts";
import type { Sees, Sight } from "./seen.ts";
import { slotsByWords, slotsHaving, slotsNearly, type Taking } from "./word-search.ts";
import { wordsOf } from "./words.ts";

/** Where more people have a word, their channels are most of the account's: it looks for names of channels alone. */
const MOST_PEOPLE = 1_000;
/** One letter finds nearly everybody. */
const FEWEST_LETTERS = 2;

const Channels = v.object({ rows: v.array(v.object({ id: v.string() })) });

/** The slots of the channels that a directory group is in. */
export async function slotsOfGroup(orm: Orm, { channels }: Known, groupId: string): Promise<ReadonlySet<number>> {
  const { rows } = v.parse(
    Channels,
    await orm.execute(sql`select channel_id as id from inventory_channel_groups where group_id = ${groupId}`),
  );
  return new Set(rows.flatMap(({ id }) => channels.slotOf.get(id) ?? []));
}

interface Found {
  readonly slots: ReadonlySet<number>;
  /** Words whose people were not looked for. */
  readonly wide: readonly WideWord[];
}

/** What of channels somebody sees: that they are there, and who is in them. */
type ChannelSight = Pick<Sight, "sees" | "seesPeople">;

/** Whether all of some views reach the channel of a slot; undefined where they reach every one. */
export function reachedBy({ rows }: ChannelTable, views: readonly (Sees | null | undefined)[]): Taking["sees"] {
  const tests = views.flatMap((sees) => sees ?? []);
  if (tests.length === 0) return undefined;
  return (slot) => {
    const row = rows[slot];
    return row != null && tests.every((sees) => sees(row));
  };
}

/** The slots of the channels of which somebody sees that any of these people are in them, or own them, as each row tells. */
export async function slotsOfPeople(
  { channels, memberships }: Known,
  keys: readonly string[],
  { seesPeople }: ChannelSight,
): Promise<ReadonlySet<number>> {
  const slots = await memberships.slotsWith(keys);
  const reaches = reachedBy(channels, [seesPeople]);
  if (!reaches) return slots;
  return new Set([...slots].filter((slot) => reaches(slot) || keys.includes(channels.rows[slot]?.ownerKey ?? "")));
}

interface Looking {
  /** In which channels names count, and in which people do. */
  readonly names: Taking["sees"];
  readonly people: Taking["sees"];
  readonly isAmong: IsAmong | null;
}

/**
 * The slots that have each word in the name, in that of the owner or of somebody who is in it; where none has a word, those
 * that nearly have it in one of these. What nobody sees counts for none of this: that something else is not looked for
 * any more would tell of it.
 */
export async function foundSlots(known: Known, find: string, { sees, seesPeople }: ChannelSight): Promise<Found> {
  const people = reachedBy(known.channels, [sees, seesPeople]);
  const isAmong = people ? await known.memberships.isInAny(people) : null;
  const looking = { names: reachedBy(known.channels, [sees]), people, isAmong };
  const wide: WideWord[] = [];
  const slots = await slotsByWords(wordsOf(find), async (word) => {
    const found = await foundBy(known, word, looking);
    wide.push(...found.wide);
    return found.slots;
  });
  return { slots: slots ?? new Set(), wide };
}

async function foundBy(known: Known, word: string, { names, people, isAmong }: Looking): Promise<Found> {
  const { channels, memberships } = known;
  for (const slotsOf of [slotsHaving, slotsNearly]) {
    const named = await slotsOf(channels, word, { sees: names });
    if (word.length < FEWEST_LETTERS) {
      if (named.size > 0) return { slots: named, wide: [] };
      continue;
    }
    const called = async (table: PeopleTable) => keysOf(table, await slotsOf(table, word, takingOf(table, isAmong)));
    const keys = [...(await called(known.people)), ...(await called(known.outsiders))];
    if (keys.length > MOST_PEOPLE) return { slots: named, wide: [{ word, people: keys.length }] };
    const slots = new Set(named);
    for (const slot of await memberships.slotsWith(keys))
      if (channels.rows[slot] != null && (people?.(slot) ?? true)) slots.add(slot);
    if (slots.size > 0) return { slots, wide: [] };
  }
  return { slots: new Set(), wide: [] };
}

/**
 * Keys of the people whose names and addresses have each word; where none of any table has one, of those that nearly have it.
 *
 * @param isAmong who counts; everybody where it is null
 */
export async function peopleCalled(
  tables: readonly PeopleTable[],
  find: string,
  isAmong: IsAmong | null,
): Promise<readonly string[]> {
  const found = new Map<string, readonly ReadonlySet<number>[]>();
  const words = wordsOf(find);
  for (const word of words) found.set(word, await slotsInAll(tables, word, isAmong));
  const keys: string[] = [];
  for (const [at, table] of tables.entries())
    keys.push(...keysOf(table, (await slotsByWords(words, async (word) => found.get(word)?.[at] ?? new Set())) ?? []));
  return keys;
}

/** The slots of each table that have a word; where none of any has it, those that nearly have it. */
async function slotsInAll(
  tables: readonly PeopleTable[],
  word: string,
  isAmong: IsAmong | null,
): Promise<readonly ReadonlySet<number>[]> {
  const by = (slotsOf: typeof slotsNearly) =>
    Promise.all(tables.map((table) => slotsOf(table, word, takingOf(table, isAmong))));
  const having = await by(slotsHaving);
  return having.some(({ size }) => size > 0) ? having : by(slotsNearly);
}

/** Keys of those who have each word once accents are left out, there or gone, as far as the database does not find them by it. */
export async function accentedCalled({ rows, accented }: AllPeople, find: string): Promise<readonly string[]> {
  const words = wordsOf(find);
  const keys: string[] = [];
  if (words.length === 0) return keys;
  await visitEach(accented, (slot) => {
    const row = rows[slot];
    if (row && words.every((word) => row.text.includes(word))) keys.push(row.key);
  });
  return keys;
}

const takingOf = ({ rows }: PeopleTable, isAmong: IsAmong | null): Taking =>
  isAmong ? { sees: (slot) => isAmong(rows[slot]?.key ?? "") } : {};

const keysOf = ({ rows }: PeopleTable, slots: Iterable<number>): readonly string[] =>
  [...slots].flatMap((slot) => rows[slot]?.key ?? []);

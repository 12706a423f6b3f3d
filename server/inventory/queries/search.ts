// Channels by words of their names, of their owners and of the people in them.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { WideWord } from "../../../domain/inventory/channels.ts";
import type { Orm } from "../../db/database.ts";
import type { Known } from "../memory/memory.ts";
import type { PeopleTable } from "../memory/people-table.ts";
import type { Sees } from "./seen.ts";
import { slotsByWords, slotsHaving, slotsNearly } from "./word-search.ts";
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

/**
 * The slots that have each word in the name, in that of the owner or of somebody who is in it; where none has a word, those
 * that nearly have it in one of these. What nobody sees counts for none of this: that something else is not looked for
 * any more would tell of it.
 */
export async function foundSlots(known: Known, find: string, sees: Sees | null): Promise<Found> {
  const wide: WideWord[] = [];
  const slots = await slotsByWords(wordsOf(find), async (word) => {
    const found = await foundBy(known, word, sees);
    wide.push(...found.wide);
    return found.slots;
  });
  return { slots: slots ?? new Set(), wide };
}

async function foundBy(known: Known, word: string, sees: Sees | null): Promise<Found> {
  const takes = (slot: number): boolean => {
    const row = known.channels.rows[slot];
    return row != null && (sees?.(row) ?? true);
  };
  for (const slotsOf of [slotsHaving, slotsNearly]) {
    const named = await slotsOf(known.channels, word, { takes });
    if (word.length < FEWEST_LETTERS) {
      if (named.size > 0) return { slots: named, wide: [] };
      continue;
    }
    const keys = [
      ...keysOf(known.people, await slotsOf(known.people, word)),
      ...keysOf(known.outsiders, await slotsOf(known.outsiders, word)),
    ];
    if (keys.length > MOST_PEOPLE) return { slots: named, wide: [{ word, people: keys.length }] };
    const slots = new Set(named);
    for (const slot of await known.memberships.slotsWith(keys)) if (takes(slot)) slots.add(slot);
    if (slots.size > 0) return { slots, wide: [] };
  }
  return { slots: new Set(), wide: [] };
}

/** Keys of the people whose names and addresses have each word; where none of any table has one, of those that nearly have it. */
export async function peopleCalled(tables: readonly PeopleTable[], find: string): Promise<readonly string[]> {
  const found = new Map<string, readonly ReadonlySet<number>[]>();
  const words = wordsOf(find);
  for (const word of words) found.set(word, await slotsInAll(tables, word));
  const keys: string[] = [];
  for (const [at, table] of tables.entries())
    keys.push(...keysOf(table, (await slotsByWords(words, async (word) => found.get(word)?.[at] ?? new Set())) ?? []));
  return keys;
}

/** The slots of each table that have a word; where none of any has it, those that nearly have it. */
async function slotsInAll(tables: readonly PeopleTable[], word: string): Promise<readonly ReadonlySet<number>[]> {
  const having = await Promise.all(tables.map((table) => slotsHaving(table, word)));
  return having.some(({ size }) => size > 0) ? having : Promise.all(tables.map((table) => slotsNearly(table, word)));
}

const keysOf = ({ rows }: PeopleTable, slots: Iterable<number>): readonly string[] =>
  [...slots].flatMap((slot) => rows[slot]?.key ?? []);

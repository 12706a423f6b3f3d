// Channels by words of their names, of their owners and of the people in them.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../../db/database.ts";
import type { Known } from "../memory/memory.ts";
import { slotsByWord, slotsByWords, slotsHaving, slotsNearly } from "./word-search.ts";
import { wordsOf } from "./words.ts";

/** Channels of the first people who are called so: a word that half of the company has looks for channels. */
const MOST_PEOPLE = 100;
/** One letter finds nearly everybody. */
const FEWEST_LETTERS = 2;

const Channels = v.object({ rows: v.array(v.object({ id: v.string() })) });

/** The slots of the channels in which any of these people are. */
export async function slotsWith(orm: Orm, { channels }: Known, keys: readonly string[]): Promise<ReadonlySet<number>> {
  if (keys.length === 0) return new Set();
  const given = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  );
  const { rows } = v.parse(
    Channels,
    await orm.execute(sql`select channel_id as id from inventory_members where person_key in (${given})`),
  );
  return new Set(rows.flatMap(({ id }) => channels.slotOf.get(id) ?? []));
}

/** The slots of the channels that a directory group is in. */
export async function slotsOfGroup(orm: Orm, { channels }: Known, groupId: string): Promise<ReadonlySet<number>> {
  const { rows } = v.parse(
    Channels,
    await orm.execute(sql`select channel_id as id from inventory_channel_groups where group_id = ${groupId}`),
  );
  return new Set(rows.flatMap(({ id }) => channels.slotOf.get(id) ?? []));
}

/**
 * The slots that have each word in the name, in that of the owner or of somebody who is in it; where none has a word, those
 * that nearly have it in one of these.
 */
export const foundSlots = async (orm: Orm, known: Known, find: string): Promise<ReadonlySet<number>> =>
  (await slotsByWords(wordsOf(find), (word) => slotsBy(orm, known, word))) ?? new Set();

async function slotsBy(orm: Orm, known: Known, word: string): Promise<ReadonlySet<number>> {
  for (const slotsOf of [slotsHaving, slotsNearly]) {
    const named = await slotsOf(known.channels, word);
    const people =
      word.length < FEWEST_LETTERS ? new Set<number>() : await slotsOf(known.people, word, { most: MOST_PEOPLE });
    const slots = new Set([...named, ...(await slotsWith(orm, known, keysOf(known, people)))]);
    if (slots.size > 0) return slots;
  }
  return new Set();
}

/** Keys of the people whose names and addresses have each word; where none has one, of those that nearly have it. */
export async function peopleCalled(known: Known, find: string): Promise<readonly string[]> {
  const slots = await slotsByWords(wordsOf(find), (word) => slotsByWord(known.people, word));
  return keysOf(known, slots ?? []);
}

const keysOf = ({ people }: Known, slots: Iterable<number>): readonly string[] =>
  [...slots].flatMap((slot) => people.rows[slot]?.key ?? []);

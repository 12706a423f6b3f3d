// What fields suggest while somebody types: the whole name first, then beginnings, then anything else that has the words or
// nearly has them.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { type SuggestedChannel, SuggestedPerson } from "../../../domain/inventory/suggestions.ts";
import type { Orm } from "../../db/database.ts";
import type { Known, Memory } from "../memory/memory.ts";
import { peopleByPhone } from "../store/phones.ts";
import { keysSeen } from "./people.ts";
import { peopleSeen } from "./people-seen.ts";
import { peopleCalled, reachedBy } from "./search.ts";
import type { Sees } from "./seen.ts";
import { everywhere, isSeenIn, type PlacesSeen } from "./some-ids.ts";
import { slotsByWord, slotsByWords } from "./word-search.ts";
import { wordsOf } from "./words.ts";

interface Sources {
  readonly orm: Orm;
  readonly memory: Memory;
}

const [WHOLE, BEGINNING, CONTAINED, NEAR] = [0, 1, 2, 3];

/** Tells how well folded names fit. */
function ranking(words: readonly string[]): (names: readonly string[]) => number {
  const whole = words.join(" ");
  const beginnings = words.map((word) => new RegExp(`(?:^|[^\\p{L}\\p{N}])${escaped(word)}`, "u"));
  return (names) => {
    if (names.includes(whole)) return WHOLE;
    const name = names.join(" ");
    if (!words.every((word) => name.includes(word))) return NEAR;
    return beginnings.every((beginning) => beginning.test(name)) ? BEGINNING : CONTAINED;
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The name and the address of a person's text. */
function namesOf(text: string): readonly string[] {
  const at = text.lastIndexOf(" ");
  return [text.slice(0, at), text.slice(at + 1)];
}

interface Ranked<Thing> {
  readonly thing: Thing;
  /** The lowest first. */
  readonly rank: number;
  /** By which those of a rank stand. */
  readonly text: string;
}

const best = <Thing>(ranked: Ranked<Thing>[], count: number): readonly Thing[] =>
  ranked
    .sort((one, other) => one.rank - other.rank || (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .slice(0, count)
    .map(({ thing }) => thing);

const People = v.object({
  rows: v.array(v.object({ ...v.omit(SuggestedPerson, ["isSeen"]).entries, key: v.string() })),
});

const columns = sql`key, user_id as "userId", name, email, department, job_title as "jobTitle", status`;

/** Of whom somebody is told, and of whom no more than name and address. */
export interface SuggestSight {
  readonly seenIn: PlacesSeen;
  readonly findsEveryone: boolean;
}

/** People of the account by name, address, ID or phone number; while nothing is typed, the first of the active. */
export async function suggestedPeople(
  sources: Sources,
  find: string,
  count: number,
  { seenIn, findsEveryone }: SuggestSight,
): Promise<readonly SuggestedPerson[]> {
  const { orm } = sources;
  // Who is found by name alone is not found by what their page shows.
  const phoned = await keysSeen(orm, await peopleByPhone(orm, find), seenIn);
  const found = await foundPeople(sources, find, count, { phoned, seenIn: findsEveryone ? everywhere : seenIn });
  const seen = await keysSeen(
    orm,
    found.map(({ key }) => key),
    seenIn,
  );
  return found.map(({ key, ...person }) =>
    seen.has(key) ? { ...person, isSeen: true } : { ...person, department: "", jobTitle: "", isSeen: false },
  );
}

async function foundPeople(
  { orm, memory }: Sources,
  find: string,
  count: number,
  { phoned, seenIn }: { readonly phoned: ReadonlySet<string>; readonly seenIn: PlacesSeen },
): Promise<v.InferOutput<typeof People>["rows"]> {
  const words = wordsOf(find);
  if (words.length === 0) {
    const { rows } = v.parse(
      People,
      await orm.execute(sql`
        select ${columns} from inventory_people
        where gone_at_ms is null and status = 'active' and ${isSeenIn(sql`key`, seenIn)}
        order by lower(name), key limit ${count}
      `),
    );
    return rows;
  }
  const known = await memory.current();
  const { byKey } = known.people;
  const own = byKey.get(find.trim().toLowerCase());
  const there = [...phoned].filter((key) => byKey.get(key)?.isGone === false);
  const called = new Set([
    ...(own && !own.isGone ? [own.key] : []),
    ...there,
    ...(there.length > 0 ? [] : await peopleCalled([known.people], find, await peopleSeen(orm, known, seenIn))),
  ]);
  const keys = await keysSeen(orm, [...called], seenIn);
  const rankOf = ranking(words);
  const ranked = [...keys].flatMap((key): Ranked<string>[] => {
    const person = byKey.get(key);
    if (!person) return [];
    const isLast = person.status === "inactive" ? 1 : 0;
    return [
      {
        thing: key,
        rank: 2 * (key === own?.key || phoned.has(key) ? WHOLE : rankOf(namesOf(person.text))) + isLast,
        text: person.text,
      },
    ];
  });
  const first = best(ranked, count);
  const { rows } = v.parse(
    People,
    await orm.execute(sql`
      select ${columns} from inventory_people
      where key in (select jsonb_array_elements_text(${JSON.stringify(first)}::jsonb))
    `),
  );
  const found = new Map(rows.map((person) => [person.key, person]));
  return first.flatMap((key) => found.get(key) ?? []);
}

/** Channels by name or ID; while nothing is typed, the first. Archived ones come last. */
export async function suggestedChannels(
  { memory }: Pick<Sources, "memory">,
  find: string,
  count: number,
  sees: Sees | null,
): Promise<readonly SuggestedChannel[]> {
  const known = await memory.current();
  const { rows, slotOf } = known.channels;
  const words = wordsOf(find);
  const own = slotOf.get(find.trim());
  const slots = own === undefined ? await named(known, words, sees) : new Set([own]);
  const rankOf = ranking(words);
  const ranked: Ranked<number>[] = [];
  for (const slot of slots) {
    const channel = rows[slot];
    if (!channel || !(sees?.(channel) ?? true)) continue;
    const isLast = channel.isArchived === true ? 1 : 0;
    ranked.push({ thing: slot, rank: 2 * rankOf([channel.foldedName]) + isLast, text: channel.foldedName });
  }
  return best(ranked, count).flatMap((slot) => {
    const channel = rows[slot];
    if (!channel) return [];
    const space = channel.spaceId === null ? undefined : known.spaces.get(channel.spaceId);
    const { id, name, type, isArchived } = channel;
    return [{ id, name, type, isArchived, space: space?.name ?? null }];
  });
}

/** The slots whose names have each word, or nearly have it; their owners' names stand beside them. */
async function named({ channels }: Known, words: readonly string[], sees: Sees | null): Promise<Iterable<number>> {
  const { rows } = channels;
  const stands = (slot: number, word: string): boolean => rows[slot]?.foldedName.includes(word) === true;
  const taking = { stands, sees: reachedBy(channels, [sees]) };
  return (await slotsByWords(words, (word) => slotsByWord(channels, word, taking))) ?? rows.keys();
}

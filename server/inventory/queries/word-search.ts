// Rows by words of their texts.
import { letOthersRun, visitEach } from "../../yielding.ts";
import { nearWords } from "../memory/text.ts";
import type { TextBlocks } from "../memory/text-blocks.ts";

export interface Searched {
  readonly rows: readonly unknown[];
  readonly texts: Pick<TextBlocks, "find">;
  /** How often each word stands in them. */
  readonly words: ReadonlyMap<string, number>;
  /** Those of them that a row has. */
  wordsAt(slot: number): readonly string[];
}

/** Words that stand in for one that none has. */
const MOST_NEAR = 10;
/** So many are looked for one after another, before rows are asked which of the others they have. */
const MOST_TRIED = 20;

export interface Taking {
  /** Whether a row is seen by whoever looks for it, so that it counts; every one is where it is left out. */
  readonly sees?: ((slot: number) => boolean) | undefined;
  /** Whether a word stands where it is looked for, where texts hold more than that. */
  readonly stands?: (slot: number, word: string) => boolean;
}

/** The slots whose texts have a word. */
export async function slotsHaving(
  { texts }: Pick<Searched, "texts">,
  word: string,
  { sees, stands }: Taking = {},
): Promise<ReadonlySet<number>> {
  const slots = new Set<number>();
  const take = (slot: number): void => {
    if ((sees?.(slot) ?? true) && (stands?.(slot, word) ?? true)) slots.add(slot);
  };
  for (const _count of texts.find(word, take)) await letOthersRun();
  return slots;
}

/** The slots whose texts nearly have a word. Words of rows that are not seen stand in for none, nor in the place of others. */
export async function slotsNearly(searched: Searched, word: string, taking: Taking = {}): Promise<ReadonlySet<number>> {
  const { sees } = taking;
  const slots = new Set<number>();
  const near = nearWords(word, searched.words, !sees);
  let count = 0;
  let seen: ReadonlySet<string> | null = null;
  for (const [at, of] of near.entries()) {
    if (count === MOST_NEAR) break;
    if (sees && at === MOST_TRIED) seen = await wordsSeen(searched, new Set(near), sees);
    if (seen?.has(of) === false) continue;
    const own = await slotsHaving(searched, of, taking);
    // It may be a part of a word of theirs, which is not near itself.
    if (sees && ![...own].some((slot) => searched.wordsAt(slot).includes(of))) continue;
    for (const slot of own) slots.add(slot);
    count += 1;
  }
  return slots;
}

/** Those of some words that rows have which are seen. */
async function wordsSeen(
  { rows, wordsAt }: Searched,
  words: ReadonlySet<string>,
  sees: (slot: number) => boolean,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await visitEach(rows.keys(), (slot) => {
    if (sees(slot)) for (const word of wordsAt(slot)) if (words.has(word)) seen.add(word);
  });
  return seen;
}

/** The slots whose texts have a word; where none has it, those that nearly have it. */
export async function slotsByWord(searched: Searched, word: string, taking: Taking = {}): Promise<ReadonlySet<number>> {
  const slots = await slotsHaving(searched, word, taking);
  return slots.size > 0 ? slots : slotsNearly(searched, word, taking);
}

/** Those that have each of some words; null where there are none to look for. */
export async function slotsByWords(
  words: readonly string[],
  by: (word: string) => Promise<ReadonlySet<number>>,
): Promise<ReadonlySet<number> | null> {
  let found: ReadonlySet<number> | null = null;
  for (const word of words) {
    const own = await by(word);
    found = found === null ? own : inBoth(found, own);
  }
  return found;
}

function inBoth(one: ReadonlySet<number>, other: ReadonlySet<number>): ReadonlySet<number> {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  const both = new Set<number>();
  for (const slot of few) if (many.has(slot)) both.add(slot);
  return both;
}

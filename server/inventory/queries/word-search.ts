// Rows by words of their texts.
import { letOthersRun } from "../../yielding.ts";
import { nearWords } from "../memory/text.ts";
import type { TextBlocks } from "../memory/text-blocks.ts";

export interface Searched {
  readonly texts: Pick<TextBlocks, "find">;
  /** How often each word stands in them. */
  readonly words: ReadonlyMap<string, number>;
}

/** Words that stand in for one that none has. */
const MOST_NEAR = 10;

/** Whether a row that was found counts. */
type Takes = (slot: number, word: string) => boolean;
const all: Takes = () => true;

interface Taking {
  readonly takes?: Takes;
}

async function slotsOf(
  { texts }: Searched,
  words: readonly string[],
  { takes = all }: Taking,
): Promise<ReadonlySet<number>> {
  const slots = new Set<number>();
  for (const word of words) {
    const take = (slot: number): void => {
      if (takes(slot, word)) slots.add(slot);
    };
    for (const _count of texts.find(word, take)) await letOthersRun();
  }
  return slots;
}

/** The slots whose texts have a word. */
export const slotsHaving = (searched: Searched, word: string, taking: Taking = {}): Promise<ReadonlySet<number>> =>
  slotsOf(searched, [word], taking);

/** The slots whose texts nearly have a word, the nearest first. */
export const slotsNearly = (searched: Searched, word: string, taking: Taking = {}): Promise<ReadonlySet<number>> =>
  slotsOf(searched, nearWords(word, searched.words, MOST_NEAR), taking);

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

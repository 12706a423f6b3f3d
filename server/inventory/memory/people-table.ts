// People by their keys, and by what they are called.
import type { KnownPerson } from "./rows.ts";
import { tokensOf } from "./text.ts";
import { type TextBlocks, textBlocks } from "./text-blocks.ts";
import { wordCounts } from "./word-counts.ts";

export interface PeopleTable {
  /** Those that are gone too. */
  readonly byKey: ReadonlyMap<string, KnownPerson>;
  /** By slot. */
  readonly rows: readonly KnownPerson[];
  /** The names and addresses of those that are there. */
  readonly texts: Pick<TextBlocks, "find">;
  /** How often each word stands in these. */
  readonly words: ReadonlyMap<string, number>;
  wordsAt(slot: number): readonly string[];
}

/** With those that are gone, who are looked for apart from the others. */
export interface AllPeople extends PeopleTable {
  readonly gone: PeopleTable;
  /** Slots of those, there or gone, who are called with more than plain letters. */
  readonly accented: ReadonlySet<number>;
}

export interface WritablePeople extends AllPeople {
  put(row: KnownPerson): void;
}

const wordsOf = (row: KnownPerson | undefined, isGone: boolean): readonly string[] =>
  row?.isGone === isGone ? tokensOf(row.text) : [];

export function peopleTable(): WritablePeople {
  const byKey = new Map<string, KnownPerson>();
  const rows: KnownPerson[] = [];
  const slotOf = new Map<string, number>();
  const there = { texts: textBlocks(), words: wordCounts() };
  const gone = { texts: textBlocks(), words: wordCounts() };
  const accented = new Set<number>();
  const count = (row: KnownPerson | undefined, by: number): void => {
    if (!row) return;
    const { words } = row.isGone ? gone : there;
    for (const word of tokensOf(row.text)) words.add(word, by);
  };
  return {
    byKey,
    rows,
    accented,
    texts: there.texts,
    words: there.words.counts,
    wordsAt: (slot) => wordsOf(rows[slot], false),
    gone: {
      ...{ byKey, rows, texts: gone.texts, words: gone.words.counts },
      wordsAt: (slot) => wordsOf(rows[slot], true),
    },
    put: (row) => {
      const slot = slotOf.get(row.key) ?? rows.length;
      slotOf.set(row.key, slot);
      count(rows[slot], -1);
      count(row, 1);
      rows[slot] = row;
      byKey.set(row.key, row);
      if (row.isPlain) accented.delete(slot);
      else accented.add(slot);
      there.texts.set(slot, row.isGone ? "" : row.text);
      gone.texts.set(slot, row.isGone ? row.text : "");
    },
  };
}

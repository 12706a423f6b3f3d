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
}

export interface WritablePeople extends PeopleTable {
  put(row: KnownPerson): void;
}

export function peopleTable(): WritablePeople {
  const byKey = new Map<string, KnownPerson>();
  const rows: KnownPerson[] = [];
  const slotOf = new Map<string, number>();
  const texts = textBlocks();
  const words = wordCounts();
  const count = (row: KnownPerson | undefined, by: number): void => {
    if (row && !row.isGone) for (const word of tokensOf(row.text)) words.add(word, by);
  };
  return {
    byKey,
    rows,
    texts,
    words: words.counts,
    put: (row) => {
      const slot = slotOf.get(row.key) ?? rows.length;
      slotOf.set(row.key, slot);
      count(rows[slot], -1);
      count(row, 1);
      rows[slot] = row;
      byKey.set(row.key, row);
      texts.set(slot, row.isGone ? "" : row.text);
    },
  };
}

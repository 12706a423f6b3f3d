// How often each word stands in the texts of a table.
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>;
  add(word: string, by: number): void;
}

export function wordCounts(): WordCounts {
  const counts = new Map<string, number>();
  return {
    counts,
    add: (word, by) => {
      const count = (counts.get(word) ?? 0) + by;
      if (count === 0) counts.delete(word);
      else counts.set(word, count);
    },
  };
}

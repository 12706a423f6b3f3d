/**
 * Finds where the reader's place went when a list was replaced.
 *
 * @param before Ids of the old rows.
 * @param at Index of the row at the top of the reader's view.
 * @param indexAfter Index of an id in the new rows, undefined when it is gone.
 * @returns the index to put at the top; when the row is gone, that of its nearest surviving neighbour above, then below.
 */
export function anchorAfter(
  before: readonly string[],
  at: number,
  indexAfter: (id: string) => number | undefined,
): number | undefined {
  for (let distance = 0; distance < before.length; distance += 1) {
    for (const index of distance === 0 ? [at] : [at - distance, at + distance]) {
      const id = before[index];
      const found = id === undefined ? undefined : indexAfter(id);
      if (found !== undefined) return Math.max(0, found + (at - index));
    }
  }
  return undefined;
}

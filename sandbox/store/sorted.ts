/** Ascending arrays of numbers as indices: a page is a binary search and a slice, however long the list. */

/** Index of the first item not less than `value`. */
export function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = sorted[middle];
    if (item !== undefined && item < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function hasSorted(sorted: readonly number[], value: number): boolean {
  return sorted[lowerBound(sorted, value)] === value;
}

/** Does nothing when `value` is there already. */
export function insertSorted(sorted: number[], value: number): void {
  const last = sorted.at(-1);
  if (last === undefined || last < value) {
    sorted.push(value);
    return;
  }
  const at = lowerBound(sorted, value);
  if (sorted[at] !== value) sorted.splice(at, 0, value);
}

export function deleteSorted(sorted: number[], value: number): void {
  const at = lowerBound(sorted, value);
  if (sorted[at] === value) sorted.splice(at, 1);
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the page after this one starts; null at the end of the list. */
  readonly next: number | null;
}

/** Items not less than `from`, at most `size` of them. Items that come or go between two pages shift no other item. */
export function pageOfSorted(sorted: readonly number[], from: number, size: number): Page<number> {
  const start = lowerBound(sorted, from);
  return { items: sorted.slice(start, start + size), next: sorted[start + size] ?? null };
}

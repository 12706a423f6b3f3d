import { cursorBatches } from "./batches.ts";
import type { CursorPage } from "./page.ts";

type ReadPage<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<T>>;

/** All items of a list, however many pages that takes. */
export async function everyItem<T>(readPage: ReadPage<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const some of cursorBatches(readPage, neverAborted())) items.push(...some);
  return items;
}

/** The first item of a list that fits, read no further than to it. */
export async function firstItem<T>(readPage: ReadPage<T>, fits: (item: T) => boolean): Promise<T | undefined> {
  for await (const some of cursorBatches(readPage, neverAborted())) {
    const found = some.find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** For questions that nobody calls off. */
const neverAborted = (): AbortSignal => new AbortController().signal;

import type { CursorPage } from "./page.ts";

type ReadPage<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<T>>;

/** The pages of a list, each read when the one before was taken. */
async function* pagesOf<T>(readPage: ReadPage<T>): AsyncGenerator<readonly T[]> {
  // For questions that nobody calls off.
  const { signal } = new AbortController();
  let cursor: string | undefined;
  do {
    const page = await readPage(cursor, signal);
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** All items of a list, however many pages that takes. */
export async function everyItem<T>(readPage: ReadPage<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const some of pagesOf(readPage)) items.push(...some);
  return items;
}

/** The first item of a list that fits, read no further than to it. */
export async function firstItem<T>(readPage: ReadPage<T>, fits: (item: T) => boolean): Promise<T | undefined> {
  for await (const some of pagesOf(readPage)) {
    const found = some.find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

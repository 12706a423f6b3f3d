import type { CursorPage } from "./page.ts";

/**
 * Flattens the pages of a list and remembers the result: a page that is added costs its own rows, not all of them.
 * A row that moved between two pages while they were fetched shows once.
 */
export function createRowAccumulator<Item>(
  idOf: (item: Item) => string,
): (pages: readonly CursorPage<Item>[]) => readonly Item[] {
  let done: readonly CursorPage<Item>[] = [];
  let rows: readonly Item[] = [];
  let ids = new Set<string>();

  return (pages) => {
    if (pages === done) return rows;
    const isLonger = pages.length >= done.length && done.every((page, index) => page === pages[index]);
    if (!isLonger) {
      done = [];
      rows = [];
      ids = new Set();
    }
    const added: Item[] = [];
    for (const page of pages.slice(done.length)) {
      for (const item of page.items) {
        const id = idOf(item);
        if (ids.has(id)) continue;
        ids.add(id);
        added.push(item);
      }
    }
    if (added.length > 0) rows = rows.concat(added);
    done = pages;
    return rows;
  };
}

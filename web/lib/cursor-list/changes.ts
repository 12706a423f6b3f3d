import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";
import type { CursorPage } from "./page.ts";

type ListData<Item> = InfiniteData<CursorPage<Item>, string | undefined>;

/** Applies `patch` to every row; null removes the row. Pages without a change keep their identity. */
export function patchPages<Item>(data: ListData<Item>, patch: (item: Item) => Item | null): ListData<Item> {
  let removed = 0;
  let isChanged = false;
  const pages = data.pages.map((page) => {
    let isPageChanged = false;
    const items: Item[] = [];
    for (const item of page.items) {
      const next = patch(item);
      if (next !== item) isPageChanged = true;
      if (next === null) removed += 1;
      else items.push(next);
    }
    if (!isPageChanged) return page;
    isChanged = true;
    return { ...page, items };
  });
  if (!isChanged) return data;
  const counted = removed === 0 ? pages : pages.map((page) => ({ ...page, total: fewer(page.total, removed) }));
  return { ...data, pages: counted };
}

function fewer(total: number | undefined, removed: number): number | undefined {
  return total === undefined ? undefined : Math.max(0, total - removed);
}

/** Cut so, its refetch is one call. */
export function firstPageOnly<Item>(data: ListData<Item>): ListData<Item> {
  return data.pages.length <= 1 ? data : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) };
}

/** Shows a change in every cached list below `queryKey` without asking for anything. */
export function showInLists<Item>(client: QueryClient, queryKey: QueryKey, patch: (item: Item) => Item | null): void {
  client.setQueriesData<ListData<Item>>({ queryKey }, (data) => (data ? patchPages(data, patch) : data));
}

/**
 * After a change of one thing: shows it in every cached list below `queryKey`, then marks them stale. Patch first,
 * since `setQueryData` clears the mark. Lists nobody looks at are cut to their first page, so that their refetch is
 * one call.
 */
export async function patchLists<Item>(
  client: QueryClient,
  queryKey: QueryKey,
  patch: (item: Item) => Item | null,
): Promise<void> {
  showInLists(client, queryKey, patch);
  client.setQueriesData<ListData<Item>>({ queryKey, type: "inactive" }, (data) => (data ? firstPageOnly(data) : data));
  await client.invalidateQueries({ queryKey });
}

/** After a change of many things: stops running fetches, cuts the lists to their first page and refetches: one call. */
export async function restartLists(client: QueryClient, queryKey: QueryKey): Promise<void> {
  await client.cancelQueries({ queryKey });
  client.setQueriesData<ListData<unknown>>({ queryKey }, (data) => (data ? firstPageOnly(data) : data));
  await client.invalidateQueries({ queryKey });
}

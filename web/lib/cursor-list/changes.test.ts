import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { patchLists, patchPages, restartLists, showInLists } from "./changes.ts";
import { cursorListOptions } from "./options.ts";
import { cursorPage } from "./page.ts";

interface Row {
  readonly id: string;
  readonly name: string;
}

const row = (id: string, name = id): Row => ({ id, name });
const LISTS = ["rows"];

/** A server with three pages of two rows, and a list of it with everything loaded. */
async function loadedList(client: QueryClient) {
  const asked: (string | undefined)[] = [];
  const options = cursorListOptions<Row>({
    queryKey: [...LISTS, "all"],
    fetchPage: async (cursor) => {
      asked.push(cursor);
      const at = Number(cursor ?? 0);
      return cursorPage([row(`${at}a`), row(`${at}b`)], at < 2 ? String(at + 1) : "", 6, Date.now());
    },
  });
  const observer = new InfiniteQueryObserver(client, options);
  const unsubscribe = observer.subscribe(() => undefined);
  await observer.refetch();
  await observer.fetchNextPage();
  await observer.fetchNextPage();
  const rows = () =>
    client.getQueryData<{ pages: { items: Row[] }[] }>([...LISTS, "all"])?.pages.flatMap((p) => p.items);
  asked.length = 0;
  return { observer, unsubscribe, asked, rows };
}

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
});
afterEach(() => client.clear());

describe("patchPages", () => {
  const data = {
    pages: [cursorPage([row("a"), row("b")], "1", 3, 5), cursorPage([row("c")], "", 3, 6)],
    pageParams: [undefined, "1"],
  };

  test("a patch that changes nothing returns the data itself", () => {
    expect(patchPages(data, (item: Row) => item)).toBe(data);
  });

  test("a changed row leaves the other page's identity and every page's age", () => {
    const patched = patchPages(data, (item: Row) => (item.id === "a" ? row("a", "A") : item));
    expect(patched.pages[0]?.items).toEqual([row("a", "A"), row("b")]);
    expect(patched.pages[0]?.receivedAtMs).toBe(5);
    expect(patched.pages[1]).toBe(data.pages[1]);
  });

  test("a removed row lowers the count", () => {
    const patched = patchPages(data, (item: Row) => (item.id === "c" ? null : item));
    expect(patched.pages.map(({ items, total }) => [items.length, total])).toEqual([
      [2, 2],
      [0, 2],
    ]);
  });
});

test("a shown change asks for nothing and leaves lists fresh", async () => {
  const { asked, rows, unsubscribe } = await loadedList(client);
  showInLists<Row>(client, LISTS, (item) => (item.id === "1a" ? row("1a", "renamed") : item));
  expect(rows()?.[2]?.name).toBe("renamed");
  expect(asked).toEqual([]);
  unsubscribe();
});

test("after one change a list in view refetches its pages with the cursors of the new ones", async () => {
  const { asked, unsubscribe } = await loadedList(client);
  await patchLists<Row>(client, LISTS, (item) => item);
  expect(asked).toEqual([undefined, "1", "2"]);
  unsubscribe();
});

test("after one change a list out of view keeps its first page, marked stale", async () => {
  const { asked, rows, unsubscribe } = await loadedList(client);
  unsubscribe();
  await patchLists<Row>(client, LISTS, (item) => (item.id === "0a" ? null : item));
  expect(rows()).toEqual([row("0b")]);
  expect(client.getQueryState([...LISTS, "all"])?.isInvalidated).toBe(true);
  expect(asked).toEqual([]);
});

test("after many changes a list in view costs one request", async () => {
  const { asked, rows, unsubscribe } = await loadedList(client);
  await restartLists(client, LISTS);
  expect(asked).toEqual([undefined]);
  expect(rows()).toEqual([row("0a"), row("0b")]);
  unsubscribe();
});

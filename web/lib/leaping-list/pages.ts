// What is here of a list that may be very long: pages by their number. Its server begins anywhere, so that nothing between
// the reader and its end has to be loaded.

/** Rows of a page. */
export const PAGE_ROWS = 100;
/** Where a page begins: behind another one, or so many rows on. */
export type PageStart = { readonly token: string } | { readonly skip: number };

/** That as the server's lists take it. */
export const placeOf = (start: PageStart) =>
  "token" in start ? { next_page_token: start.token } : { skip: start.skip || undefined };

/** Pages that are kept: those nearest to where the reader was last. */
const MOST_PAGES = 60;

export interface LeapPage<Row> {
  readonly rows: readonly Row[];
  /** What the list lacks, whichever page of it. */
  readonly note?: string | undefined;
  /** Of the page behind it; undefined at the end of the list. */
  readonly next: string | undefined;
}

export interface LeapData<Row> {
  readonly pages: ReadonlyMap<number, LeapPage<Row>>;
  readonly total: number;
  /** When its rows were last asked for: what moved since may be missing. */
  readonly askedAtMs: number;
}

/** A place of the list, with its row once that is here. */
export interface Listed<Row> {
  /** The row's; of one that is not here, that of the place: see `isPlaceId`. */
  readonly id: string;
  readonly row: Row | null;
}

const places: Listed<never>[] = [];

/** The place of a row that is not here; the same for all lists. */
function placeAt(index: number): Listed<never> {
  for (let next = places.length; next <= index; next += 1) places.push({ id: `~${next}`, row: null });
  return places[index] ?? { id: `~${index}`, row: null };
}

/** Whether an ID is of a place whose row is not here. */
export const isPlaceId = (id: string): boolean => id.startsWith("~");
export const indexOfPlace = (id: string): number => Number(id.slice(1));

/** Every place of the list. */
export function listedRows<Row>(data: LeapData<Row>, idOf: (row: Row) => string): readonly Listed<Row>[] {
  placeAt(Math.max(0, data.total - 1));
  const listed: Listed<Row>[] = places.slice(0, data.total);
  for (const [number, { rows }] of data.pages)
    for (const [at, row] of rows.entries()) {
      const index = number * PAGE_ROWS + at;
      if (index < data.total) listed[index] = { id: idOf(row), row };
    }
  return listed;
}

/** The numbers of the pages that rows stand on. */
export function pagesOf(first: number, end: number): readonly number[] {
  const from = Math.floor(first / PAGE_ROWS);
  const to = Math.floor(Math.max(first, end - 1) / PAGE_ROWS);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** Takes a page in; where too many are here, those farthest from it go. */
export function withPage<Row>(data: LeapData<Row>, number: number, page: LeapPage<Row>): LeapData<Row> {
  const pages = new Map(data.pages).set(number, page);
  const farthest = [...pages.keys()].sort((one, other) => Math.abs(other - number) - Math.abs(one - number));
  for (const gone of farthest.slice(0, Math.max(0, pages.size - MOST_PAGES))) pages.delete(gone);
  // The last page says where the list ends by now; rows beyond what was said before are there all the same.
  const end = number * PAGE_ROWS + page.rows.length;
  const total = page.next === undefined ? end : Math.max(data.total, end + 1);
  return { ...data, pages, total };
}

export interface Fresh<Row> {
  readonly pages: ReadonlyMap<number, LeapPage<Row>>;
  readonly total: number;
  readonly askedAtMs: number;
}

export interface Update<Row> {
  /** The rows where they were, as they are by now. */
  readonly data: LeapData<Row>;
  /** Whether rows came, went or changed places. */
  readonly hasMoved: boolean;
}

/** Shows in the rows that are here what a fresh reading of some pages says, without moving any. */
export function updateInPlace<Row>(data: LeapData<Row>, fresh: Fresh<Row>, idOf: (row: Row) => string): Update<Row> {
  const byId = new Map([...fresh.pages.values()].flatMap(({ rows }) => rows.map((row) => [idOf(row), row] as const)));
  const pages = new Map<number, LeapPage<Row>>();
  for (const [number, page] of data.pages)
    pages.set(number, { ...page, rows: page.rows.map((row) => byId.get(idOf(row)) ?? row) });
  const idsIn = (page: LeapPage<Row> | undefined): string => (page?.rows ?? []).map(idOf).join(" ");
  const isSame = [...fresh.pages].every(([number, page]) => {
    const known = data.pages.get(number);
    return known === undefined || idsIn(known) === idsIn(page);
  });
  return { data: { ...data, pages, askedAtMs: fresh.askedAtMs }, hasMoved: !isSame || fresh.total !== data.total };
}

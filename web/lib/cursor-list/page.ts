import { type Rows, type UnreadableRow, withUnreadable } from "../api/rows.ts";

/** One page of a cursor list, as it stands in the query cache. */
export interface CursorPage<Item> {
  readonly items: readonly Item[];
  /** Rows Zoom sent in a shape that is not the contract's. */
  readonly unreadable: readonly UnreadableRow[];
  /** Cursor of the next page; undefined at the end of the list. */
  readonly nextCursor: string | undefined;
  /** Count of the whole list, where the API gives one. */
  readonly total: number | undefined;
  /** There is no next page, and still there may be more that the API does not give. */
  readonly isCutOff?: boolean;
  /** When the page came: `dataUpdatedAt` moves with every page and patch, so each page carries its own. */
  readonly receivedAtMs: number;
}

/** Zoom's page tokens live 15 minutes; a minute is kept for the request itself. */
export const CURSOR_LIFE_MS = 14 * 60_000;

/** Builds a page from an answer. Zoom ends a list with an empty token, which must not count as a next page. */
export function cursorPage<Item>(
  items: Rows<Item>,
  token: string | undefined,
  total: number | undefined,
  receivedAtMs: number,
): CursorPage<Item> {
  return { items, unreadable: items.unreadable ?? [], nextCursor: token || undefined, total, receivedAtMs };
}

/** The rows of a page together with those that could not be read. */
export function rowsOf<Item>({ items, unreadable }: CursorPage<Item>): Rows<Item> {
  return withUnreadable([...items], unreadable);
}

/** True when the cursor of `page` is too old to be used. */
export function isCursorOld(page: CursorPage<unknown>, nowMs: number): boolean {
  return nowMs - page.receivedAtMs > CURSOR_LIFE_MS;
}

import { queryOptions } from "@tanstack/react-query";
import { changesPath } from "../../../contract/bff.ts";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { ItemStatus } from "../../../domain/changes/item.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { everyItem } from "../../lib/cursor-list/every-item.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { changeInfo, changeItems, changeList } from "./change-info.ts";
import { changePath } from "./change-request.ts";
import { useRunning } from "./running.ts";
import { isMoving, isOver } from "./status-words.ts";

/** How often one looks at a change that is carried on just now, and at one that waits for something. */
const MOVING_MS = 1_000;
const RESTING_MS = 10_000;

export const changeQueries = {
  all: ["changes"] as const,
  lists: () => [...changeQueries.all, "list"] as const,
  ones: () => [...changeQueries.all, "one"] as const,

  one: (id: string) =>
    queryOptions({
      queryKey: [...changeQueries.ones(), id],
      queryFn: ({ signal }): Promise<ChangeInfo> => request({ path: changePath(id), schema: changeInfo, signal }),
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => (data === undefined || isSettled(data) ? false : waitMs(data)),
    }),

  list: (filter: ChangeFilter = {}) =>
    cursorListOptions<ChangeInfo>({
      queryKey: [...changeQueries.lists(), filter],
      fetchPage: async (cursor, signal) => {
        const path = withQuery(changesPath, { ...filter, next_page_token: cursor });
        const page = await request({ path, schema: changeList, signal });
        return cursorPage(page.changes, page.next_page_token, undefined, Date.now());
      },
      staleTimeMs: 0,
    }),

  allItems: (id: string) => [...changeQueries.all, "items", id] as const,

  items: (id: string, filter: ItemFilter = {}) =>
    cursorListOptions<ChangeItemInfo>({
      queryKey: [...changeQueries.allItems(id), filter],
      fetchPage: (cursor, signal) => itemsPage(id, filter, cursor, signal),
      staleTimeMs: 0,
    }),
};

/** All items of a change, however many. @throws ApiError */
export const everyChangeItem = (id: string): Promise<readonly ChangeItemInfo[]> =>
  everyItem((cursor, signal) => itemsPage(id, {}, cursor, signal));

async function itemsPage(
  id: string,
  filter: ItemFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<ChangeItemInfo>> {
  const path = withQuery(`${changePath(id)}/items`, { ...filter, next_page_token: cursor });
  const page = await request({ path, schema: changeItems, signal });
  return cursorPage(page.items, page.next_page_token, undefined, Date.now());
}

export interface ChangeFilter {
  /** Statuses with commas between them. */
  readonly status?: string;
  /** Statuses of items with commas between them: changes that have one such item. */
  readonly items?: string;
  /** Only plans that someone other than whoever made them has to apply. */
  readonly approval?: "needed";
  readonly by?: "me" | undefined;
  /** The key of an item: changes of that thing only. */
  readonly of?: string;
  /** Words of the title, of things or of people. */
  readonly find?: string;
  /** User ID, or member ID of somebody of another account: changes with an item about them. */
  readonly person?: string;
  /** An action, with its way back. */
  readonly action?: string;
  /** The number of a ticket, in any case. */
  readonly ticket?: string;
  /** Planned from then on, and before, epoch milliseconds. */
  readonly since?: number;
  readonly before?: number;
}

export interface ItemFilter {
  readonly status?: ItemStatus | undefined;
  /** Part of what an item is called. */
  readonly search?: string;
}

/** Calls that were under way when it was stopped come to their ends still, and a plan may be applied by somebody else. */
const isSettled = (change: ChangeInfo): boolean =>
  isOver(change) && change.status !== "planned" && !change.counts.sending;

const waitMs = (change: ChangeInfo): number =>
  isMoving(change) && !useRunning.getState().isTold ? MOVING_MS : RESTING_MS;

export const itemId = ({ n }: ChangeItemInfo): string => String(n);

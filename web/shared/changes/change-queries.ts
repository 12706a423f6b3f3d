import { queryOptions } from "@tanstack/react-query";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { ItemStatus } from "../../../domain/changes/item.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { cursorPage } from "../../lib/cursor-list/page.ts";
import { changeInfo, changeItems, changeList } from "./change-info.ts";
import { changePath } from "./change-request.ts";
import { isMoving, isOver } from "./status-words.ts";

/** How often one looks at a change that is carried on just now, and at one that waits for something. */
const MOVING_MS = 1_000;
const RESTING_MS = 10_000;

export const changeQueries = {
  all: ["changes"] as const,
  lists: () => [...changeQueries.all, "list"] as const,

  one: (id: string) =>
    queryOptions({
      queryKey: [...changeQueries.all, "one", id],
      queryFn: ({ signal }): Promise<ChangeInfo> => request({ path: changePath(id), schema: changeInfo, signal }),
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => (data === undefined || isSettled(data) ? false : waitMs(data)),
    }),

  list: () =>
    cursorListOptions<ChangeInfo>({
      queryKey: changeQueries.lists(),
      fetchPage: async (cursor, signal) => {
        const path = withQuery("/api/changes", { before: cursor, limit: LIST_PAGE });
        const { changes } = await request({ path, schema: changeList, signal });
        const last = changes.length === LIST_PAGE ? changes.at(-1) : undefined;
        return cursorPage(changes, last && String(last.plannedAtMs), undefined, Date.now());
      },
      staleTimeMs: 0,
    }),

  items: (id: string, status?: ItemStatus) =>
    cursorListOptions<ChangeItemInfo>({
      queryKey: [...changeQueries.all, "items", id, status ?? "all"],
      fetchPage: async (cursor, signal) => {
        const path = withQuery(`${changePath(id)}/items`, { status, from: cursor, limit: ITEM_PAGE });
        const { items, nextFrom } = await request({ path, schema: changeItems, signal });
        return cursorPage(items, nextFrom === null ? undefined : String(nextFrom), undefined, Date.now());
      },
      staleTimeMs: 0,
    }),
};

const LIST_PAGE = 50;
const ITEM_PAGE = 200;

/** Calls that were under way when it was stopped come to their ends still. */
const isSettled = (change: ChangeInfo): boolean => isOver(change) && !change.counts.sending;

const waitMs = (change: ChangeInfo): number => (isMoving(change) ? MOVING_MS : RESTING_MS);

export const itemId = ({ n }: ChangeItemInfo): string => String(n);

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { UnreadableRow } from "../api/rows.ts";
import { loadPages, type PageSource } from "./load-pages.ts";
import type { cursorListOptions } from "./options.ts";
import type { CursorPage } from "./page.ts";
import { createRowAccumulator } from "./row-accumulator.ts";

export interface CursorList<Item> {
  readonly rows: readonly Item[];
  /** Count of the whole list, where the API gives one. */
  readonly total: number | undefined;
  /** No page has come yet and none has failed. */
  readonly isPending: boolean;
  /** True when the last page is here. */
  readonly isComplete: boolean;
  /** There may be more than the last page tells: see `CursorPage`. */
  readonly isCutOff: boolean;
  readonly isFetching: boolean;
  /** The list is being fetched again from its first page; `rows` are still the old ones. */
  readonly isRestarting: boolean;
  /** The whole list was asked for and is not here yet. */
  readonly isLoadingAll: boolean;
  /** Failure of the first page when `rows` is empty, of a later one otherwise. */
  readonly error: Error | null;
  /** When the first page came. */
  readonly receivedAtMs: number | undefined;
  readonly lastPage: CursorPage<Item> | undefined;
  /** Rows of what is loaded that could not be read. */
  readonly unreadable: readonly UnreadableRow[];
  /** Asks for at least so many rows. */
  readonly want: (count: number) => void;
  readonly loadAll: () => void;
  /**
   * The rows of the whole list, once all are loaded.
   *
   * @throws ApiError when a page fails; AbortError when `signal` fires or the loading is stopped.
   */
  readonly readAll: (signal: AbortSignal) => Promise<readonly Item[]>;
  readonly stop: () => void;
  /** Tries again what failed: the first page or the next. */
  readonly retry: () => void;
  /** Fetches the list again from its first page. */
  readonly refresh: () => void;
}

/** What a table and the line below it show of a list. */
export type ShownList<Item> = Omit<CursorList<Item>, "readAll" | "lastPage">;

/** How often the loading of a whole list shows, milliseconds. */
const LOADING_ALL_RENDER_MS = 100;

/** Reads a cursor list; see `cursorListOptions`. */
export function useCursorList<Item>(
  options: ReturnType<typeof cursorListOptions<Item>>,
  idOf: (item: Item) => string,
): CursorList<Item> {
  const wantedCount = useRef(0);
  const running = useRef<Promise<Error | null> | null>(null);
  const shownAtMs = useRef(0);
  // A render for each page is enough: what is under way is known here without the query's own flags, which change
  // twice a page. While the whole list loads, a few renders a second are: the last one comes when it ends.
  const watched = useCallback(() => {
    const nowMs = Date.now();
    const isTooSoon = nowMs - shownAtMs.current < LOADING_ALL_RENDER_MS;
    if (running.current && wantedCount.current === Number.POSITIVE_INFINITY && isTooSoon) return nothing;
    shownAtMs.current = nowMs;
    return changes;
  }, []);
  const result = useInfiniteQuery({ ...options, notifyOnChangeProps: watched });
  const [accumulate] = useState(() => createRowAccumulator(idOf));
  const rows = result.data ? accumulate(result.data.pages) : none;
  const firstPage = result.data?.pages[0];
  const lastPage = result.data?.pages.at(-1);

  const client = useQueryClient();
  const queryKey = useRef(options.queryKey);
  queryKey.current = options.queryKey;
  const { fetchNextPage, refetch } = result;
  const latest = useRef(result);
  latest.current = result;

  const [activity, setActivity] = useState<"none" | "more" | "all" | "restart">("none");

  const load = useCallback(async (): Promise<Error | null> => {
    const current = () => (wantedCount.current === Number.POSITIVE_INFINITY ? "all" : "more");
    setActivity(current());
    let data = latest.current.data;
    const source: PageSource = {
      isFetching: () => client.getQueryState(queryKey.current)?.fetchStatus === "fetching",
      lastPage: () => data?.pages.at(-1),
      loadedCount: () => data?.pages.reduce((count, page) => count + page.items.length, 0) ?? 0,
      // cancelRefetch off: a page asked for during a refetch would abort it and clear its invalidated mark.
      fetchNext: async () => {
        const next = await fetchNextPage({ cancelRefetch: false });
        data = next.data ?? data;
        return next.error;
      },
      restart: async () => {
        setActivity("restart");
        const fresh = await refetch({ cancelRefetch: false });
        data = fresh.data ?? data;
        setActivity(current());
        return fresh.error;
      },
    };
    try {
      // A list that was cut to its first page begins with that: the next one would clear its mark.
      if (data?.pages.length === 1 && client.getQueryState(queryKey.current)?.isInvalidated) {
        const failure = await source.restart();
        if (failure) return failure;
      }
      for (;;) {
        const failure = await loadPages(source, () => wantedCount.current, Date.now);
        // More may be wanted since it saw that all was there.
        const isMoreWanted = source.lastPage()?.nextCursor !== undefined && source.loadedCount() < wantedCount.current;
        if (failure || !isMoreWanted) return failure;
      }
    } finally {
      running.current = null;
      wantedCount.current = 0;
      setActivity("none");
    }
  }, [client, fetchNextPage, refetch]);
  const run = useCallback(() => {
    running.current ??= load();
    return running.current;
  }, [load]);

  const want = useCallback(
    (count: number) => {
      wantedCount.current = Math.max(wantedCount.current, count);
      const { error, hasNextPage, data } = latest.current;
      const loaded = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
      // After a failure only the reader's own retry goes on.
      if (data && hasNextPage && !error && loaded < count) void run();
    },
    [run],
  );
  const loadAll = useCallback(() => {
    setActivity("all");
    wantedCount.current = Number.POSITIVE_INFINITY;
    void run();
  }, [run]);
  const stop = useCallback(() => {
    wantedCount.current = 0;
  }, []);
  const readAll = useCallback(
    async (signal: AbortSignal) => {
      signal.addEventListener("abort", stop, { once: true });
      setActivity("all");
      wantedCount.current = Number.POSITIVE_INFINITY;
      const failure = await run();
      signal.removeEventListener("abort", stop);
      if (failure) throw failure;
      const pages = client.getQueryData(options.queryKey)?.pages ?? [];
      if (signal.aborted || pages.at(-1)?.nextCursor !== undefined || pages.length === 0) {
        throw new DOMException("Loading was stopped.", "AbortError");
      }
      return createRowAccumulator(idOf)(pages);
    },
    [client, options.queryKey, idOf, run, stop],
  );
  const retry = useCallback(() => {
    // A refresh that failed leaves the pages as they were: it is the refresh that is tried again, not the next page.
    if (!latest.current.data || latest.current.isRefetchError) {
      void refetch();
      return;
    }
    wantedCount.current = Math.max(wantedCount.current, 1 + (latest.current.data.pages.length + 1) * 50);
    void run();
  }, [refetch, run]);
  const refresh = useCallback(async () => {
    setActivity("restart");
    await refetch({ cancelRefetch: false });
    if (!running.current) setActivity("none");
  }, [refetch]);

  useEffect(() => stop, [stop]);

  // A page without a row has nothing to show that could ask for more: what its cursor leads to is the list.
  const isEmptyStart = rows.length === 0 && result.hasNextPage && !result.error;
  useEffect(() => {
    if (isEmptyStart) want(1);
  }, [isEmptyStart, want]);
  const pages = result.data?.pages;
  const unreadable = useMemo(() => pages?.flatMap((page) => page.unreadable) ?? none, [pages]);

  return {
    rows,
    total: firstPage?.total,
    isPending: result.isPending || isEmptyStart,
    isComplete: result.data !== undefined && !result.hasNextPage,
    isCutOff: lastPage?.isCutOff === true,
    isFetching: result.isPending || activity !== "none",
    isRestarting: activity === "restart",
    isLoadingAll: activity === "all",
    error: result.error,
    receivedAtMs: firstPage?.receivedAtMs,
    lastPage,
    unreadable,
    want,
    loadAll,
    readAll,
    stop,
    retry,
    refresh: useCallback(() => void refresh(), [refresh]),
  };
}

const none: readonly never[] = [];
const nothing: [] = [];
const changes: ("data" | "error" | "isPending" | "hasNextPage")[] = ["data", "error", "isPending", "hasNextPage"];

import { type QueryKey, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  type Fresh,
  type LeapData,
  type LeapPage,
  type Listed,
  listedRows,
  PAGE_ROWS,
  type PageStart,
  pagesOf,
  updateInPlace,
  withPage,
} from "./pages.ts";

export interface LeapSource<Row> {
  /** What is asked for; never where a page begins. */
  readonly queryKey: QueryKey;
  readonly fetchPage: (
    start: PageStart,
    signal: AbortSignal | undefined,
  ) => Promise<LeapPage<Row> & { readonly total: number }>;
  readonly idOf: (row: Row) => string;
}

export interface LeapingList<Row> {
  /** Every place of the list; undefined until the first page is here. */
  readonly listed: readonly Listed<Row>[] | undefined;
  /** The rows that are here. */
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  /** What the list lacks, as its server says. */
  readonly note: string | undefined;
  /** Failure of the first page where nothing is listed, of a later one otherwise. */
  readonly error: Error | null;
  readonly isFetching: boolean;
  /** What is listed is of what was asked for before. */
  readonly isFormer: boolean;
  /** When its rows were last asked for: what moved since may be missing. */
  readonly askedAtMs: number | undefined;
  /** How many rows there are by now, where some came, went or changed places and are not shown so yet. */
  readonly waiting: number | undefined;
  /** Tells which rows the reader looks at. */
  readonly look: (first: number, end: number) => void;
  /** The rows at some places, here or not; those that cannot be read are left out, and the list says so. */
  readonly rowsAt: (indexes: readonly number[]) => Promise<readonly Row[]>;
  readonly retry: () => void;
  /** Lists anew, as it is by now. */
  readonly show: () => void;
  /** Brings the rows that are here up to date. @param mayMove whether rows may come and go before the reader's eyes */
  readonly update: (mayMove: () => boolean) => Promise<void>;
}

/** How long a leap rests before its rows are asked for, milliseconds: whoever drags passes thousands. */
const LEAP_MS = 60;

export const leapOptions = <Row>({ queryKey, fetchPage }: LeapSource<Row>) =>
  queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<LeapData<Row>> => {
      const askedAtMs = Date.now();
      const { total, ...page } = await fetchPage({ skip: 0 }, signal);
      return { pages: new Map([[0, page]]), total, askedAtMs };
    },
    // It is kept up to date by what is told of it.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    structuralSharing: false,
  });

/** Reads a list that its server begins anywhere, around where the reader is. */
export function useLeapingList<Row>(source: LeapSource<Row>): LeapingList<Row> {
  const client = useQueryClient();
  const { queryKey, idOf } = source;
  const key = JSON.stringify(queryKey);
  const latest = useRef(source);
  latest.current = source;
  const result = useQuery({ ...leapOptions(source), placeholderData: (former: LeapData<Row> | undefined) => former });
  const { data } = result;
  const listed = useMemo(() => data && listedRows(data, idOf), [data, idOf]);
  const rows = useMemo(() => (data ? [...data.pages.values()].flatMap((page) => page.rows) : []), [data]);

  const view = useRef({ first: 0, end: 0 });
  const asked = useRef(new Map<number, AbortController>());
  const [failure, setFailure] = useState<{ readonly key: string; readonly error: Error } | null>(null);
  const [waiting, setWaiting] = useState<{ readonly key: string; readonly total: number } | null>(null);
  const [busyCount, setBusyCount] = useState(0);

  const current = useCallback(() => client.getQueryData<LeapData<Row>>(latest.current.queryKey), [client]);
  const startOf = useCallback(
    (number: number): PageStart => {
      const token = current()?.pages.get(number - 1)?.next;
      return token === undefined ? { skip: number * PAGE_ROWS } : { token };
    },
    [current],
  );

  const fail = useCallback((error: unknown) => {
    const of = JSON.stringify(latest.current.queryKey);
    setFailure({ key: of, error: error instanceof Error ? error : new Error(String(error)) });
  }, []);
  const fetchOne = useCallback(
    async (number: number): Promise<void> => {
      const { queryKey: ofKey, fetchPage: fetchIt } = latest.current;
      const controller = new AbortController();
      asked.current.set(number, controller);
      setBusyCount((count) => count + 1);
      try {
        const { total: _, ...page } = await fetchIt(startOf(number), controller.signal);
        client.setQueryData<LeapData<Row>>(ofKey, (known) => known && withPage(known, number, page));
        setFailure(null);
      } catch (error) {
        if (controller.signal.aborted) return;
        fail(error);
      } finally {
        if (asked.current.get(number) === controller) asked.current.delete(number);
        setBusyCount((count) => count - 1);
      }
    },
    [client, startOf, fail],
  );

  const fill = useCallback(() => {
    const known = current();
    if (!known || known.total === 0) return;
    const { first, end } = view.current;
    const near = pagesOf(Math.max(0, first - PAGE_ROWS / 2), Math.min(known.total, end + PAGE_ROWS / 2));
    for (const [number, controller] of asked.current)
      if (!near.includes(number)) {
        controller.abort();
        asked.current.delete(number);
      }
    for (const number of near) if (!known.pages.has(number) && !asked.current.has(number)) void fetchOne(number);
  }, [current, fetchOne]);

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const look = useCallback(
    (first: number, end: number) => {
      const isLeap = Math.abs(first - view.current.first) > PAGE_ROWS;
      view.current = { first, end };
      clearTimeout(timer.current);
      if (isLeap) timer.current = setTimeout(fill, LEAP_MS);
      else fill();
    },
    [fill],
  );
  // Another list, or one that was listed anew, may lack what is looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each list that came
  useEffect(fill, [fill, key, data?.askedAtMs]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for of another list is wanted no more
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      for (const controller of asked.current.values()) controller.abort();
      asked.current.clear();
    },
    [key],
  );

  const rowsAt = useCallback(
    async (indexes: readonly number[]): Promise<readonly Row[]> => {
      const wanted = new Set(indexes.map((index) => Math.floor(index / PAGE_ROWS)));
      const pages = new Map<number, readonly Row[]>();
      const { fetchPage: fetchIt } = latest.current;
      try {
        for (const number of wanted)
          pages.set(number, current()?.pages.get(number)?.rows ?? (await fetchIt(startOf(number), undefined)).rows);
      } catch (error) {
        fail(error);
      }
      return indexes.flatMap((index) => pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? []);
    },
    [current, startOf, fail],
  );

  const { refetch } = result;
  const read = useCallback(async (): Promise<Fresh<Row>> => {
    const { first, end } = view.current;
    const { fetchPage: fetchIt } = latest.current;
    const askedAtMs = Date.now();
    const read = await Promise.all(
      pagesOf(first, Math.max(first + 1, end)).map(
        async (number) => [number, await fetchIt({ skip: number * PAGE_ROWS }, undefined)] as const,
      ),
    );
    return { pages: new Map(read), total: read[0]?.[1].total ?? 0, askedAtMs };
  }, []);
  /** Shows what a reading says, unless a later one is shown, or another list. */
  const put = useCallback(
    (ofKey: QueryKey, fresh: Fresh<Row>, mayMove: () => boolean): void => {
      const known = client.getQueryData<LeapData<Row>>(ofKey);
      if (!known || known.askedAtMs > fresh.askedAtMs) return;
      if (JSON.stringify(latest.current.queryKey) !== JSON.stringify(ofKey)) return;
      const { data: updated, hasMoved } = updateInPlace(known, fresh, latest.current.idOf);
      const isWaiting = hasMoved && !mayMove();
      client.setQueryData<LeapData<Row>>(ofKey, hasMoved && !isWaiting ? fresh : updated);
      setWaiting(isWaiting ? { key: JSON.stringify(ofKey), total: fresh.total } : null);
    },
    [client],
  );
  const update = useCallback(
    async (mayMove: () => boolean): Promise<void> => {
      const ofKey = latest.current.queryKey;
      if (!current()) return;
      const fresh = await read().catch(fail);
      if (fresh) put(ofKey, fresh, mayMove);
    },
    [current, put, read, fail],
  );
  const show = useCallback(() => {
    setBusyCount((count) => count + 1);
    void update(() => true).finally(() => setBusyCount((count) => count - 1));
  }, [update]);
  const retry = useCallback(() => {
    setFailure(null);
    if (current()) fill();
    else void refetch();
  }, [current, fill, refetch]);

  return {
    listed,
    rows,
    total: data?.total,
    note: data?.pages.values().next().value?.note,
    error: result.error ?? (failure?.key === key ? failure.error : null),
    isFetching: result.isFetching || busyCount > 0,
    isFormer: result.isPlaceholderData,
    askedAtMs: data?.askedAtMs,
    waiting: waiting?.key === key ? waiting.total : undefined,
    look,
    rowsAt,
    retry,
    show,
    update,
  };
}

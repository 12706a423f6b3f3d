import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";
import { RateLimitedError } from "../api/errors.ts";
import { shouldRetry } from "../api/retry.ts";
import type { CursorPage } from "./page.ts";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: {
      /** Ids of actions after which what it shows is another. */
      readonly changedBy?: readonly string[];
    };
  }
}

interface CursorListSpec<Item> {
  /** Operation, path parameters and filters; never the cursor. */
  readonly queryKey: QueryKey;
  readonly fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Item>>;
  /** How long the list counts as fresh. */
  readonly staleTimeMs?: number;
  /** Ids of the actions after which the list is another. */
  readonly changedBy?: readonly string[];
  /** Shows rate limits to the reader instead of sitting them out. */
  readonly isLimitShown?: boolean;
}

/** A refetch asks for every page again, so returning to a list longer than this waits for the reader to ask. */
const CHEAP_REFETCH_PAGES = 4;

/**
 * Options of an infinite query over a cursor list.
 *
 * A refetch costs a call for each page: lists stay fresh for minutes, and neither focus, reconnection nor returning to
 * a long list refetches them. `maxPages` is left out on purpose: it evicts the page a refetch starts from.
 */
export function cursorListOptions<Item>(spec: CursorListSpec<Item>) {
  const { queryKey, fetchPage, staleTimeMs = 5 * 60_000, isLimitShown = false, changedBy } = spec;
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined, // The first page has no cursor; the type cannot be inferred.
    getNextPageParam: (last) => last.nextCursor,
    ...(changedBy && { meta: { changedBy } }),
    staleTime: staleTimeMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: ({ state }) => state.isInvalidated || (state.data?.pages.length ?? 0) <= CHEAP_REFETCH_PAGES,
    // Comparing thousands of rows with their successors on every page costs more than it saves: pages keep identity.
    structuralSharing: false,
    retry: (failureCount, error) =>
      !(isLimitShown && error instanceof RateLimitedError) && shouldRetry(failureCount, error),
  });
}

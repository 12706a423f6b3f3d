import { infiniteQueryOptions, type QueryClient, type QueryKey, type QueryMeta } from "@tanstack/react-query";
import type { Shown } from "../../../domain/changes/shown.ts";
import { RateLimitedError } from "../api/errors.ts";
import { shouldRetry } from "../api/retry.ts";
import type { CursorPage } from "./page.ts";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: {
      /** What can be changed of what it shows; see `shared/changes/refresh.ts`. */
      readonly shows?: readonly Shown[];
      /** The ID of the one channel, space or group it is about. */
      readonly of?: string;
      /** How it is brought up to date, where asking once more would be no way. */
      readonly reread?: (client: QueryClient, change: EndedChange) => Promise<void>;
    };
  }
}

/** A change that has ended, as far as it is to be known for what is shown. */
export interface EndedChange {
  readonly id: string;
  readonly actionIds: readonly string[];
  /** The change it takes back. */
  readonly undoOf: string | null;
  readonly endedAtMs: number | null;
  /** IDs of the channels, spaces and groups it was about; null where these are too many to tell. */
  readonly touched: readonly string[] | null;
}

interface CursorListSpec<Item> {
  /** Operation, path parameters and filters; never the cursor. */
  readonly queryKey: QueryKey;
  readonly fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Item>>;
  /** How long the list counts as fresh. */
  readonly staleTimeMs?: number;
  readonly meta?: QueryMeta;
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
  const { queryKey, fetchPage, staleTimeMs = 5 * 60_000, isLimitShown = false, meta } = spec;
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined, // The first page has no cursor; the type cannot be inferred.
    getNextPageParam: (last) => last.nextCursor,
    ...(meta && { meta }),
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

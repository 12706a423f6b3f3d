import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { NetworkError, RateLimitedError, SessionExpiredError } from "../lib/api/errors.ts";
import { sessionQuery } from "../lib/session.ts";
import { endSession } from "../stores/session-end.ts";

/** Longest wait for a rate limit that is sat out without telling the reader. */
const SILENT_WAIT_MS = 5_000;

/** Whether a failed query is asked again by itself. The BFF has already retried what Zoom failed to answer. */
export function shouldRetry(failureCount: number, error: Error): boolean {
  if (error instanceof RateLimitedError) return error.retryAfterMs <= SILENT_WAIT_MS && failureCount < 5;
  return error instanceof NetworkError && failureCount < 2;
}

export function retryDelayMs(attempt: number, error: Error): number {
  return error instanceof RateLimitedError ? error.retryAfterMs : 500 * 2 ** attempt;
}

export function createQueryClient(): QueryClient {
  const noticeEnd = (error: Error): void => {
    // Without a session there was none to end: the layout leads to the sign-in page.
    if (error instanceof SessionExpiredError && client.getQueryData(sessionQuery.queryKey)) endSession();
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeEnd }),
    mutationCache: new MutationCache({ onError: noticeEnd }),
    defaultOptions: {
      queries: { retry: shouldRetry, retryDelay: retryDelayMs, staleTime: 60_000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

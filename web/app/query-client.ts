import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { SessionExpiredError } from "../lib/api/errors.ts";
import { retryDelayMs, shouldRetry } from "../lib/api/retry.ts";
import { sessionQuery } from "../lib/session.ts";
import { endSession } from "../stores/session-end.ts";

export function createQueryClient(): QueryClient {
  const noticeEnd = (error: Error): void => {
    // Without a session there was none to end: the layout leads to the sign-in page.
    if (error instanceof SessionExpiredError && client.getQueryData(sessionQuery.queryKey)) endSession(error);
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

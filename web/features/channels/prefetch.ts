// Apart from the page: a module with a component and more beside it cannot be refreshed in place while one develops.
import type { QueryClient } from "@tanstack/react-query";
import { earlyAnswer } from "../../lib/api/early.ts";
import { isInventoryWhole, resolveConnection } from "../../lib/connection.ts";
import { sessionQuery } from "../../lib/session.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { firstPagePath } from "../../shared/channels/first-page.ts";
import { resolveList } from "../../shared/channels/list-params.ts";

/** The lists that load by themselves. */
export const plainLists = {
  public: () => channelQueries.public(),
  mine: () => channelQueries.ofUser("me", "me"),
};

/** Fetches the first page of the list at an address, when it is one that loads by itself. The start asks for it. */
export async function prefetch(client: QueryClient, params: URLSearchParams): Promise<void> {
  const session = client.getQueryData(sessionQuery.queryKey);
  if (!session) return;
  const connection = resolveConnection(null, session);
  const { tab } = resolveList(params, connection, isInventoryWhole(session));
  if (tab === "all") return (await import("./all/prefetch-all.ts")).prefetchAll(client, params);
  const path = firstPagePath(params, connection, false);
  if ((tab !== "public" && tab !== "mine") || path === null) return;
  // A refusal is left for the page to take: a query that failed before it was shown would be asked once more.
  const answer = await earlyAnswer(path);
  if (answer?.ok) await client.prefetchInfiniteQuery(plainLists[tab]());
}

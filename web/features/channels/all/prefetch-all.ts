import type { QueryClient } from "@tanstack/react-query";
import { readChannelsAsked } from "../../../../domain/inventory/channels.ts";
import { leapOptions } from "../../../lib/leaping-list/use-leaping-list.ts";
import { inventoryQueries } from "../../../shared/inventory/inventory-queries.ts";

/** Fetches the first page of all channels that an address asks for, while their list's own code comes. */
export function prefetchAll(client: QueryClient, params: URLSearchParams): Promise<void> {
  return client.prefetchQuery(leapOptions(inventoryQueries.channels(readChannelsAsked(Object.fromEntries(params)))));
}

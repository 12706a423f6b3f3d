import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { hasInventory } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useInventoryLive } from "../../shared/inventory/use-inventory-live.ts";

/** In how many channels each group is, by its ID, as the inventory knows it; undefined where that is not known. */
export function useGroupChannelCounts(): ReadonlyMap<string, number> | undefined {
  const client = useQueryClient();
  const { queryKey } = inventoryQueries.directoryGroups();
  const { data } = useQuery({ ...inventoryQueries.directoryGroups(), enabled: hasInventory(useSession()) });
  const follow = useCallback(() => void client.invalidateQueries({ queryKey }), [client, queryKey]);
  useInventoryLive("facts", follow);
  return useMemo(() => data && new Map(data.map(({ id, channels }) => [id, channels])), [data]);
}

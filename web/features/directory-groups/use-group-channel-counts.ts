import { useMemo } from "react";
import { hasInventory } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";

/** In how many channels each group is, by its ID, as the inventory knows it; undefined where that is not known. */
export function useGroupChannelCounts(): ReadonlyMap<string, number> | undefined {
  const { data } = useFollowed({ ...inventoryQueries.directoryGroups(), enabled: hasInventory(useSession()) });
  return useMemo(() => data && new Map(data.map(({ id, channels }) => [id, channels])), [data]);
}

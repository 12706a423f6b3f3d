import { useMemo } from "react";
import { hasInventory } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { type GroupChannelCounts, groupChannelCounts } from "./group-channel-counts.ts";

/** In how many channels each group is, as the inventory knows it; undefined where there is none. */
export function useGroupChannelCounts(): GroupChannelCounts | undefined {
  const { data } = useFollowed({ ...inventoryQueries.directoryGroups(), enabled: hasInventory(useSession()) });
  return useMemo(() => (data ? groupChannelCounts(data) : undefined), [data]);
}

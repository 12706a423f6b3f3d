import { useMemo } from "react";
import { hasInventory } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";

export interface GroupChannelCounts {
  /** By the group's ID; of what stands nowhere, none. */
  readonly of: (groupId: string) => number;
  /** As of when that is at the oldest; null where it was not read yet. */
  readonly atMs: number | null;
}

/** In how many channels each group is, as the inventory knows it; undefined where that is not known. */
export function useGroupChannelCounts(): GroupChannelCounts | undefined {
  const { data } = useFollowed({ ...inventoryQueries.directoryGroups(), enabled: hasInventory(useSession()) });
  return useMemo(() => {
    if (!data) return undefined;
    const channels = new Map(data.map((group) => [group.id, group.channels]));
    return { of: (id) => channels.get(id) ?? 0, atMs: data[0]?.channelsAtMs ?? null };
  }, [data]);
}

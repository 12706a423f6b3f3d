import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { hasInventory, isInventoryWhole } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";

export interface GroupChannelCounts {
  /** By the group's ID; of what stands nowhere, none. Undefined of every group as long as nothing was read of it. */
  readonly of: (groupId: string) => number | undefined;
  /** As of when that is at the oldest; null where it was not read yet. */
  readonly atMs: number | null;
  /** Whether all channels were read at least once. */
  readonly isWhole: boolean;
}

/** In how many channels each group is, as the inventory knows it; undefined where that is not known. */
export function useGroupChannelCounts(): GroupChannelCounts | undefined {
  const session = useSession();
  const { data } = useFollowed({ ...inventoryQueries.directoryGroups(), enabled: hasInventory(session) });
  const { data: status } = useQuery({ ...inventoryQueries.status(), enabled: hasInventory(session) });
  const isWhole = status ? status.wholeSinceMs !== null : isInventoryWhole(session);
  return useMemo(() => {
    if (!data) return undefined;
    const channels = new Map(data.map((group) => [group.id, group.channels]));
    const atMs = data[0]?.channelsAtMs ?? null;
    return { of: (id) => (atMs === null ? undefined : (channels.get(id) ?? 0)), atMs, isWhole };
  }, [data, isWhole]);
}

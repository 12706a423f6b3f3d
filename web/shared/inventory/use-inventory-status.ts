import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { inventoryQueries } from "./inventory-queries.ts";
import { useFollowed } from "./use-followed.ts";

/** How far the inventory is, as it is read; undefined while that is not known. */
export function useInventoryStatus(): InventoryStatus | undefined {
  return useFollowed({ ...inventoryQueries.status(), staleTime: 0 }, "reads").data;
}

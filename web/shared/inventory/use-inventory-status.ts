import { useQuery } from "@tanstack/react-query";
import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { inventoryQueries } from "./inventory-queries.ts";
import { useInventoryLive } from "./use-inventory-live.ts";

/** How far the inventory is, as it is read; undefined while that is not known. */
export function useInventoryStatus(): InventoryStatus | undefined {
  const { data, refetch } = useQuery({ ...inventoryQueries.status(), staleTime: 0 });
  useInventoryLive("reads", () => void refetch());
  return data;
}

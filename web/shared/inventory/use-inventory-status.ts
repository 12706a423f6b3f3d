import { useQuery } from "@tanstack/react-query";
import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { useMay } from "../access/use-may.ts";
import { inventoryQueries } from "./inventory-queries.ts";
import { useFollowed } from "./use-followed.ts";

/** It tells of the whole account, so nobody else is told. */
const useIsTold = (): boolean => useMay().all("see-channels", "see-people");

/** How far the inventory is, as it is read; undefined while that is not known, and for whoever sees a part of it. */
export function useInventoryStatus(): InventoryStatus | undefined {
  return useFollowed({ ...inventoryQueries.status(), staleTime: 0, enabled: useIsTold() }, "reads").data;
}

/** The same beside a list, which itself is followed. */
export function useStatusOfList(): InventoryStatus | undefined {
  return useQuery({ ...inventoryQueries.status(), enabled: useIsTold() }).data;
}

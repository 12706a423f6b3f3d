import { useQuery } from "@tanstack/react-query";
import type { InventoryState, InventoryStatus } from "../../../domain/inventory/status.ts";
import { hasInventory } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { useMay } from "../access/use-may.ts";
import { inventoryQueries } from "./inventory-queries.ts";
import { useFollowed } from "./use-followed.ts";

/** How far the inventory is; whoever sees a part of it is told no more than its state. */
export type KnownStatus = InventoryState & Partial<Omit<InventoryStatus, keyof InventoryState>>;

/** Whether somebody sees all channels and people of the account: how far it was read tells of the whole account. */
export const useIsTold = (): boolean => useMay().all("see-channels", "see-people");

/** What is asked for, of which one is. */
function useAsked() {
  const isTold = useIsTold();
  const isReader = hasInventory(useSession());
  return {
    status: { ...inventoryQueries.status(), enabled: isTold },
    state: { ...inventoryQueries.state(), enabled: !isTold && isReader },
  };
}

/** How far the inventory is, as it is read; undefined while that is not known. */
export function useInventoryStatus(): KnownStatus | undefined {
  const { status, state } = useAsked();
  const told = useFollowed({ ...status, staleTime: 0 }, "reads").data;
  const seen = useFollowed({ ...state, staleTime: 0 }, "reads").data;
  return told ?? seen;
}

/** The same beside a list, which itself is followed. */
export function useStatusOfList(): KnownStatus | undefined {
  const { status, state } = useAsked();
  const told = useQuery(status).data;
  const seen = useQuery(state).data;
  return told ?? seen;
}

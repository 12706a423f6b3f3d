// Who may read the inventory: whoever could read all of it at Zoom.
import { inventoryOperations } from "../../domain/inventory/channels.ts";
import { isOpenThroughAccount, type Standing } from "./table.ts";

export const canReadInventory = (standing: Standing): boolean =>
  inventoryOperations.every((id) => isOpenThroughAccount(id, standing));

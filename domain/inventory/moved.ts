// What the stream of events tells of the inventory.
import * as v from "valibot";

/** `facts`: something is known otherwise than before. `reads`: something was read, and was as it was known. */
export const inventoryMoves = ["facts", "reads"] as const;
export type InventoryMove = (typeof inventoryMoves)[number];

export const InventoryEvent = v.object({ moved: v.picklist(inventoryMoves) });
export type InventoryEvent = v.InferOutput<typeof InventoryEvent>;

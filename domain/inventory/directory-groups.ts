// Directory groups as the inventory tells them: how many people are in them, and in how many channels they are.
import * as v from "valibot";

export const InventoryDirectoryGroup = v.object({
  id: v.string(),
  name: v.string(),
  /** Null where Zoom does not tell it. */
  people: v.nullish(v.number(), null),
  /** Null where no channel was asked yet which groups are in it. */
  channels: v.nullish(v.number(), null),
  /** When the channel that was asked the longest ago was; null where not every one was, so that it may be in more. */
  channelsAtMs: v.nullish(v.number(), null),
});
export type InventoryDirectoryGroup = v.InferOutput<typeof InventoryDirectoryGroup>;

export const InventoryDirectoryGroups = v.object({ groups: v.array(InventoryDirectoryGroup) });

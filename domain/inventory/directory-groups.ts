// Directory groups as the inventory tells them: how many people are in them, and in how many channels they are.
import * as v from "valibot";

export const InventoryDirectoryGroup = v.object({
  id: v.string(),
  name: v.string(),
  /** Null where Zoom does not tell it. */
  people: v.nullish(v.number(), null),
  /** Null where no channel was asked yet which groups are in it. */
  channels: v.nullish(v.number(), null),
  /** Whether every channel was asked: otherwise it may be in more. */
  isEveryChannelRead: v.boolean(),
  /** When the channel of which that was read the longest ago was; null where that was read of none. */
  channelsAtMs: v.nullish(v.number(), null),
});
export type InventoryDirectoryGroup = v.InferOutput<typeof InventoryDirectoryGroup>;

export const InventoryDirectoryGroups = v.object({ groups: v.array(InventoryDirectoryGroup) });

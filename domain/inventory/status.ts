// How far the inventory is, and how true.
import * as v from "valibot";
import { failureSchema } from "../failure-schema.ts";

/** One kind of thing that is read. */
export const InventoryStep = v.object({
  id: v.string(),
  /** What it reads, in the plural. */
  noun: v.string(),
  /** Things to be read of, and those that were. */
  total: v.number(),
  read: v.number(),
  /** Those that could not be read the last time. */
  failed: v.number(),
  /** Why one of them could not. */
  failure: v.nullish(failureSchema, null),
  /** When the oldest and the newest of what is known was read, epoch milliseconds. */
  oldestAtMs: v.nullish(v.number(), null),
  newestAtMs: v.nullish(v.number(), null),
  /** Rows that were compared with Zoom anew in the last days, and how many were otherwise. */
  checked: v.number(),
  off: v.number(),
});
export type InventoryStep = v.InferOutput<typeof InventoryStep>;

export const InventoryCounts = v.object({
  people: v.number(),
  channels: v.number(),
  memberships: v.number(),
  spaces: v.number(),
  mentionGroups: v.number(),
  directoryGroups: v.number(),
  emojis: v.number(),
});

/** What owners and administrators of the account set. */
export const InventorySettings = v.object({
  /** Days for which what Zoom no longer knows is kept. */
  goneDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650)), 90),
});
export type InventorySettings = v.InferOutput<typeof InventorySettings>;

export const InventoryStatus = v.object({
  /** `off` where there is no account connection, or the setting says so. */
  state: v.picklist(["off", "reading", "whole", "paused", "held"]),
  pausedBy: v.nullish(v.object({ userId: v.string(), name: v.string(), atMs: v.number() }), null),
  heldBy: v.nullish(failureSchema, null),
  goesOnAtMs: v.nullish(v.number(), null),
  /** Since when all has been read at least once; null until then. */
  wholeSinceMs: v.nullish(v.number(), null),
  /** When this was told, and when anything was last read of Zoom; null where nothing was. */
  atMs: v.number(),
  lastReadAtMs: v.nullish(v.number(), null),
  /** How long reading what was never read takes at the least, milliseconds; null where nothing limits it. */
  leftMs: v.nullish(v.number(), null),
  /** Part of the account's limits that it keeps within. */
  part: v.number(),
  counts: InventoryCounts,
  /** Whether Zoom's webhooks are set up, and when one last came. */
  webhooks: v.object({ isOn: v.boolean(), lastAtMs: v.nullish(v.number(), null) }),
  steps: v.array(InventoryStep),
  settings: v.optional(InventorySettings),
  /** Whether whoever asks may pause it. */
  mayPause: v.boolean(),
});
export type InventoryStatus = v.InferOutput<typeof InventoryStatus>;

/** What of that everyone is told who reads some of the inventory: whether it is kept up to date, and as of when it is. */
export const InventoryState = v.pick(InventoryStatus, ["state", "wholeSinceMs", "atMs", "lastReadAtMs"]);
export type InventoryState = v.InferOutput<typeof InventoryState>;

import type { ItemStatus } from "./item.ts";

/**
 * What an item is called by what became of it, on pages and in files. "Left out" is what a plan does not change, with
 * the reason; "not tried" what was to be changed when the change was stopped.
 */
export const itemWords: Readonly<Record<ItemStatus, string>> = {
  reading: "Being read",
  planned: "To do",
  skipped: "Left out",
  unread: "Not read",
  sending: "In progress",
  done: "Done",
  unchanged: "Unchanged",
  stale: "Changed in the meantime",
  failed: "Failed",
  unknown: "Without an answer",
  cancelled: "Not tried",
};

/** What is not as it was to be, and wants to be looked at. */
export const troubled = ["failed", "unknown", "stale", "unread"] as const satisfies readonly ItemStatus[];

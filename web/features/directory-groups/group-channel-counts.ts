import type { InventoryDirectoryGroup } from "../../../domain/inventory/directory-groups.ts";
import { countOf, formatCount } from "../../lib/format.ts";

export interface GroupChannelCounts {
  /** By the group's ID, to sort by; of what stands nowhere, none. */
  readonly of: (groupId: string) => number;
  /** What is known of it, `at least 3` where not every channel was asked which groups are in it; `–` for nothing. */
  readonly textOf: (groupId: string) => string;
  /** The same in words: `at least 3 channels` */
  readonly wordsOf: (groupId: string) => string;
  /** As of when that is at the oldest; null where not every channel was asked yet. */
  readonly atMs: number | null;
}

export function groupChannelCounts(groups: readonly InventoryDirectoryGroup[]): GroupChannelCounts {
  const channels = new Map(groups.map((group) => [group.id, group.channels]));
  const atMs = groups[0]?.channelsAtMs ?? null;
  const isWhole = atMs !== null;
  const of = (id: string): number => channels.get(id) ?? 0;
  const told = (id: string, count: string, unknown: string): string => {
    if (isWhole) return count;
    return of(id) > 0 ? `at least ${count}` : unknown;
  };
  return {
    of,
    textOf: (id) => told(id, formatCount(of(id)), "–"),
    wordsOf: (id) => told(id, countOf(of(id), "channel"), "channels not known yet"),
    atMs,
  };
}

// What the channels and spaces of sets are called, for whoever reads who holds what.
import type { ChannelSet } from "../../domain/access/channel-set.ts";
import type { NamesInSets } from "../../domain/access/info.ts";
import type { Permissions } from "../access/actors.ts";
import { seeing, spacesShown } from "../inventory/asking.ts";
import type { Memory } from "../inventory/memory/memory.ts";
import { rowIn } from "./seen-channels.ts";

/** @param memory Null where there is no inventory: then no names are known. */
export async function namesInSets(
  memory: Memory | null,
  may: Permissions,
  sets: readonly ChannelSet[],
): Promise<NamesInSets> {
  const channelIds = sets.flatMap((set) => (set.of === "list" ? set.channelIds : []));
  const spaceIds = sets.flatMap((set) => (set.of === "spaces" ? set.spaceIds : []));
  if (memory === null || channelIds.length + spaceIds.length === 0) return { channels: {}, spaces: {} };
  const { channels, spaces } = await memory.current();
  const isSeen = await seeing(memory, may);
  const shown = spaceIds.length > 0 ? await spacesShown(memory, may) : null;
  return {
    channels: named(
      channelIds.filter((id) => isSeen(id)),
      (id) => rowIn(channels, id)?.name,
    ),
    spaces: named(
      spaceIds.filter((id) => shown?.has(id) ?? true),
      (id) => spaces.get(id)?.name,
    ),
  };
}

const named = (ids: readonly string[], nameOf: (id: string) => string | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(ids.flatMap((id) => [nameOf(id) ?? ""].filter(Boolean).map((name) => [id, name])));

import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { parse } from "valibot";
import { inventoryPath } from "../../../../contract/bff.ts";
import { type OwnChannel, OwnChannels } from "../../../../domain/inventory/own-channels.ts";
import { ChannelTarget } from "../../../../domain/resources/channel.ts";
import { ApiError } from "../../../lib/api/errors.ts";
import { request } from "../../../lib/api/request.ts";
import type { EndedChange } from "../../../lib/cursor-list/options.ts";
import { everyChangeItem } from "../../../shared/changes/change-queries.ts";
import { isAsWanted } from "../../../shared/changes/item-result.ts";

/** It is read anew behind the page that shows it. */
const STALE_MS = 60_000;

/** What the inventory knows of one's own channels; null where the console keeps none. */
export const ownChannels = queryOptions({
  queryKey: ["inventory", "own-channels"],
  queryFn: async ({ signal }): Promise<OwnChannels | null> => {
    try {
      return await request({ path: `${inventoryPath}/own-channels`, schema: OwnChannels, signal });
    } catch (error) {
      if (error instanceof ApiError && error.code === "unknown_operation") return null;
      throw error;
    }
  },
  staleTime: STALE_MS,
  meta: { shows: ["channel-lists"], reread: showActed },
});

type Act = "archive" | "unarchive" | "delete";

const actsOf: Readonly<Record<string, { readonly done: Act; readonly undone: Act }>> = {
  "archive-channels": { done: "archive", undone: "unarchive" },
  "unarchive-channels": { done: "unarchive", undone: "archive" },
  "delete-channels": { done: "delete", undone: "delete" },
};

/** Shows at once what a change did, which the inventory reads a moment later. */
async function showActed(client: QueryClient, change: EndedChange): Promise<void> {
  const acts = change.actionIds.flatMap((id) => actsOf[id] ?? []).map((own) => (change.undoOf ? own.undone : own.done));
  if (acts.length === 0 || !client.getQueryData(ownChannels.queryKey)) return;
  const items = (await everyChangeItem(change.id)).filter(isAsWanted);
  const ids = new Set(items.map(({ target }) => parse(ChannelTarget, target).channelId));
  client.setQueryData(
    ownChannels.queryKey,
    (now) => now && { ...now, channels: acts.reduce((channels, act) => afterAct(channels, act, ids), now.channels) },
  );
}

export function afterAct(channels: OwnChannel[], act: Act, ids: ReadonlySet<string>): OwnChannel[] {
  if (act === "delete") return channels.filter(({ id }) => !ids.has(id));
  const isArchived = act === "archive";
  return channels.map((channel) => (ids.has(channel.id) ? { ...channel, isArchived } : channel));
}

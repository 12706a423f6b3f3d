import type { QueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { readChannel, type Scan, withoutChannel, withReads } from "./scan.ts";

/** Key of what going through channels has brought. */
export function scanKey(connection: ConnectionName) {
  return [...channelQueries.all, "mention-group-scan", connection] as const;
}

/**
 * Reads a channel's groups again after a change.
 *
 * @param groupId Group whose people changed too; left out for one that is gone.
 */
export async function showChanged(client: QueryClient, ref: ChannelRef, groupId?: string): Promise<void> {
  const keys = [
    mentionGroupQueries.list(ref).queryKey,
    ...(groupId === undefined ? [] : [mentionGroupQueries.members(ref, groupId).queryKey]),
  ];
  await Promise.all([...keys.map((queryKey) => client.invalidateQueries({ queryKey })), showInScan(client, ref)]);
}

/** Reads the channel again where it was read among others; when that fails it counts as not read. */
async function showInScan(client: QueryClient, { connection, channelId }: ChannelRef): Promise<void> {
  const queryKey = scanKey(connection);
  const name = client.getQueryData<Scan>(queryKey)?.read.get(channelId);
  if (name === undefined) return;
  const reading = readChannel(connection, { id: channelId, name }, new AbortController().signal);
  // Reading it later, with the others, tells why it cannot be read.
  const fresh = await reading.catch(() => null);
  client.setQueryData<Scan>(
    queryKey,
    (scan) => scan && (fresh ? withReads(scan, [fresh]) : withoutChannel(scan, channelId)),
  );
}

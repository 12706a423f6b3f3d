import type { QueryClient } from "@tanstack/react-query";
import type { ChannelRow } from "../../../../domain/exports/channel-rows.ts";
import { patchLists } from "../../../lib/cursor-list/changes.ts";
import type { ChannelRef } from "../../../shared/channel/api/channel-ref.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import { channelQueries } from "../../../shared/channels/channel-queries.ts";
import type { SettingsValues } from "./settings-values.ts";

/** Shows changed settings here and in every list. */
export async function showSettings(client: QueryClient, ref: ChannelRef, values: SettingsValues): Promise<void> {
  const detail = channelPageQueries.detail(ref);
  client.setQueryData(detail.queryKey, (channel) => (channel ? { ...channel, ...values } : channel));
  const { name, type, posting, adding, mentionAll, seesHistory } = values;
  await patchLists<ChannelRow>(client, channelQueries.lists(), (row) =>
    row.id === ref.channelId ? { ...row, name, type, posting, adding, mentionAll, seesHistory } : row,
  );
}

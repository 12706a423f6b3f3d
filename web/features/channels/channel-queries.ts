import type { ConnectionName } from "../../../contract/bff.ts";
import { request } from "../../lib/api/request.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { type ChannelRow, channelPage } from "./channel.ts";
import { publicChannelsPath, userChannelsPath } from "./first-page.ts";

/** Actions after which lists of channels are others. */
const changedBy = ["rename-channels", "archive-channels", "unarchive-channels", "delete-channels"];

/** Keys and functions of everything the console asks about channels. */
export const channelQueries = {
  all: ["channels"] as const,
  lists: () => [...channelQueries.all, "list"] as const,
  details: () => [...channelQueries.all, "detail"] as const,

  public: () =>
    cursorListOptions<ChannelRow>({
      queryKey: [...channelQueries.lists(), "account", "public"],
      changedBy,
      fetchPage: (cursor, signal) => fetchPage(publicChannelsPath(cursor), signal),
    }),

  ofUser: (connection: ConnectionName, userId: string) =>
    cursorListOptions<ChannelRow>({
      queryKey: [...channelQueries.lists(), connection, "user", userId],
      changedBy,
      fetchPage: (cursor, signal) => listUserChannels(connection, userId, cursor, signal),
    }),
};

/** A page of the channels that a person is in. */
export function listUserChannels(
  connection: ConnectionName,
  userId: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<ChannelRow>> {
  return fetchPage(userChannelsPath(connection, userId, cursor), signal);
}

async function fetchPage(path: string, signal: AbortSignal): Promise<CursorPage<ChannelRow>> {
  const page = await request({ path, schema: channelPage, signal });
  return cursorPage(page.channels, page.next_page_token, page.total_records, Date.now());
}

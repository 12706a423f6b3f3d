import type { InferOutput } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { listAccountsPublicChannels, listUsersChannels } from "../../../contract/endpoints.gen.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { channelPage } from "./channel-row.ts";
import { pageQuery } from "./first-page.ts";

/** Keys and functions of everything the console asks about channels. */
export const channelQueries = {
  all: ["channels"] as const,
  lists: () => [...channelQueries.all, "list"] as const,
  details: () => [...channelQueries.all, "detail"] as const,

  public: () =>
    cursorListOptions<ChannelRow>({
      queryKey: [...channelQueries.lists(), "account", "public"],
      meta: { shows: ["channel-lists"] },
      fetchPage: listPublicChannels,
    }),

  ofUser: (connection: ConnectionName, userId: string) =>
    cursorListOptions<ChannelRow>({
      queryKey: [...channelQueries.lists(), connection, "user", userId],
      meta: { shows: connection === "me" ? ["channel-lists", "own-channels"] : ["channel-lists"] },
      fetchPage: (cursor, signal) => listUserChannels(connection, userId, cursor, signal),
    }),
};

async function listPublicChannels(cursor: string | undefined, signal: AbortSignal): Promise<CursorPage<ChannelRow>> {
  const asking = { connection: "account", schema: channelPage, signal } as const;
  return pageOf(await askZoom(asking, listAccountsPublicChannels, { query: pageQuery(cursor) }));
}

/** A page of the channels that a person is in. */
export async function listUserChannels(
  connection: ConnectionName,
  userId: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<ChannelRow>> {
  const asking = { connection, schema: channelPage, signal };
  return pageOf(await askZoom(asking, listUsersChannels, { path: { userId }, query: pageQuery(cursor) }));
}

const pageOf = (page: InferOutput<typeof channelPage>): CursorPage<ChannelRow> =>
  cursorPage(page.channels, page.next_page_token, page.total_records, Date.now());

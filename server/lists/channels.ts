import { call } from "../../contract/call.ts";
import {
  listAccountsPublicChannels,
  listUsersChannels,
  searchUsersOrAccountsChannels,
} from "../../contract/endpoints.gen.ts";
import { pageOf } from "../../domain/answers/page.ts";
import {
  type ChannelRow,
  type ChannelsWanted,
  channelMatches,
  listedChannel,
} from "../../domain/exports/channel-rows.ts";
import type { List } from "./listed.ts";

interface ListedChannels extends ChannelsWanted {
  /** Whose channels: an address or ID, `me`; null for the account's public ones. */
  readonly of: string | null;
}

interface FoundChannels extends ChannelsWanted {
  readonly text: string;
  readonly scope: "all" | "public" | "user_joined";
  readonly userId?: string | undefined;
  readonly isArchivedIncluded: boolean;
}

/** The most a page holds. */
export const PAGE_SIZE = 50;
const page = pageOf("channels", listedChannel);

export const channelList = ({ of, ...wanted }: ListedChannels): List<ChannelRow> => ({
  page,
  callOf: (next_page_token) => {
    const query = { page_size: PAGE_SIZE, next_page_token };
    return of === null
      ? call(listAccountsPublicChannels, { query })
      : call(listUsersChannels, { path: { userId: of }, query });
  },
  matches: channelMatches(wanted),
});

/** Channels found by their names. */
export const foundChannelList = ({
  text,
  scope,
  userId,
  isArchivedIncluded,
  ...wanted
}: FoundChannels): List<ChannelRow> => ({
  page,
  callOf: (next_page_token) =>
    call(searchUsersOrAccountsChannels, {
      body: {
        needle: { search_type: "by_channel_name", keywords: [text] },
        haystack: scope,
        user_id: userId,
        include_archived: isArchivedIncluded,
        page_size: PAGE_SIZE,
        next_page_token,
      },
    }),
  matches: channelMatches(wanted),
});

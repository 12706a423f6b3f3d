import type { ConnectionName } from "../../../contract/bff.ts";
import { searchUsersOrAccountsChannels } from "../../../contract/endpoints.gen.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { readChannelIds } from "../../lib/channel-id.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { channelQueries } from "./channel-queries.ts";
import { channelPage } from "./channel-row.ts";
import { isSearchCutOff } from "./cut-off.ts";
import { findById } from "./find-by-id.ts";
import { PAGE_SIZE } from "./first-page.ts";
import type { SearchScope } from "./list-params.ts";

export interface ChannelSearch {
  readonly connection: ConnectionName;
  readonly text: string;
  readonly scope: SearchScope;
  /** Whose channels; needed for `user_joined` on the account connection only. */
  readonly userId: string | undefined;
  readonly isArchivedIncluded: boolean;
}

const STALE_MS = 10 * 60_000;

/** Channels found by name. Zoom allows few searches a minute for the whole account: what was found stays good a while. */
export const channelSearch = (search: ChannelSearch) =>
  cursorListOptions<ChannelRow>({
    queryKey: [...channelQueries.lists(), search.connection, "search", search],
    fetchPage: (cursor, signal) => searchPage(search, cursor, signal),
    staleTimeMs: STALE_MS,
    isLimitShown: true,
  });

/** The channel that the text names by id or link; undefined where it may be a name, which Zoom then looks for. */
async function pageById(search: ChannelSearch, signal: AbortSignal): Promise<CursorPage<ChannelRow> | undefined> {
  const { ids, rest } = readChannelIds(search.text);
  const [id] = ids;
  if (id === undefined || ids.length > 1 || rest.length > 0) return undefined;
  const row = await findById(search.connection, id, signal);
  // A long word by itself may be a name, a link or an address is none.
  return row || search.text !== id ? cursorPage(row ? [row] : [], undefined, undefined, Date.now()) : undefined;
}

async function searchPage(
  search: ChannelSearch,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<ChannelRow>> {
  const byId = cursor === undefined ? await pageById(search, signal) : undefined;
  if (byId) return byId;
  const { connection } = search;
  const page = await askZoom({ connection, schema: channelPage, signal }, searchUsersOrAccountsChannels, {
    body: {
      needle: { search_type: "by_channel_name", keywords: [search.text] },
      haystack: search.scope,
      user_id: search.userId,
      include_archived: search.isArchivedIncluded,
      page_size: PAGE_SIZE,
      next_page_token: cursor,
    },
  });
  const found = cursorPage(page.channels, page.next_page_token, page.total_records, Date.now());
  return { ...found, isCutOff: isSearchCutOff(search.scope, found) };
}

import type { ConnectionName } from "../../../contract/bff.ts";
import { listCustomEmojis } from "../../../contract/endpoints.gen.ts";
import type { Emoji } from "../../../domain/exports/emoji-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { emojiPage } from "./emoji.ts";

const PAGE_SIZE = 50;

/** @param search At least `MIN_SEARCH` characters, or none. */
async function listEmoji(
  connection: ConnectionName,
  search: string | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<Emoji>> {
  const query = { page_size: PAGE_SIZE, search_key: search, next_page_token: cursor };
  const page = await askZoom({ connection, schema: emojiPage, signal }, listCustomEmojis, { query });
  return cursorPage(page.emojis, page.next_page_token, undefined, Date.now());
}

/** Keys and functions of what is asked about custom emojis. */
export const emojiQueries = {
  all: ["emoji"] as const,

  /** Every emoji of the account, or those whose names Zoom finds. */
  list: (connection: ConnectionName, search?: string) =>
    cursorListOptions<Emoji>({
      queryKey: [...emojiQueries.all, connection, { search }],
      fetchPage: (cursor, signal) => listEmoji(connection, search, cursor, signal),
      meta: { shows: ["emojis"] },
    }),
};

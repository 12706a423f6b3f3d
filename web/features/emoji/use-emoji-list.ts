import type { ConnectionName } from "../../../contract/bff.ts";
import type { Emoji } from "../../../domain/exports/emoji-rows.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useWholeList, type WholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { emojiQueries } from "./emoji-queries.ts";

/** Every emoji, or every one that Zoom finds: all pages are read one after another unless the reader stops it. */
export function useEmojiList(connection: ConnectionName, search?: string): WholeList<Emoji> {
  return useWholeList(useCursorList(emojiQueries.list(connection, search), emojiId), "emoji", true);
}

export const emojiId = ({ id }: Emoji): string => id;

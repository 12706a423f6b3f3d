import { useEffect, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { type CursorList, useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import type { Emoji } from "./emoji.ts";
import { emojiQueries } from "./emoji-queries.ts";

/** Every emoji, or every one that Zoom finds: all pages are read one after another unless the reader stops it. */
export function useEmojiList(connection: ConnectionName, search?: string): CursorList<Emoji> {
  const list = useCursorList(emojiQueries.list(connection, search), emojiId);
  const [isStopped, setStopped] = useState(false);
  const { isPending, isComplete, isFetching, error, loadAll, stop } = list;
  useEffect(() => {
    if (!isPending && !isComplete && !isFetching && !error && !isStopped) loadAll();
  }, [isPending, isComplete, isFetching, error, isStopped, loadAll]);
  return {
    ...list,
    loadAll: () => {
      setStopped(false);
      loadAll();
    },
    stop: () => {
      setStopped(true);
      stop();
    },
  };
}

export const emojiId = ({ id }: Emoji): string => id;

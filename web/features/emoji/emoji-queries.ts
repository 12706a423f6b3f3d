import type { ConnectionName } from "../../../contract/bff.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import type { Emoji } from "./emoji.ts";
import { listEmoji } from "./emoji-calls.ts";

/** Keys and functions of what is asked about custom emojis. */
export const emojiQueries = {
  all: ["emoji"] as const,

  /** Every emoji of the account, or those whose names Zoom finds. */
  list: (connection: ConnectionName, search?: string) =>
    cursorListOptions<Emoji>({
      queryKey: [...emojiQueries.all, connection, { search }],
      fetchPage: (cursor, signal) => listEmoji(connection, search, cursor, signal),
      changedBy: ["delete-emojis"],
    }),
};

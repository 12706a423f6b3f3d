import { call } from "../../contract/call.ts";
import { listCustomEmojis } from "../../contract/endpoints.gen.ts";
import { pageOf } from "../../domain/answers/page.ts";
import {
  type Emoji,
  type EmojisWanted,
  emojiMatches,
  isAddedBy,
  listedEmoji,
  searchKey,
} from "../../domain/exports/emoji-rows.ts";
import type { List } from "./listed.ts";

const page = pageOf("emojis", listedEmoji);

interface ListedEmojis extends Omit<EmojisWanted, "sort"> {
  /** Address of who added them; anyone where it is empty. */
  readonly addedBy?: string;
}

/** The account's custom emojis. */
export function emojiList({ addedBy = "", ...wanted }: ListedEmojis): List<Emoji> {
  const search_key = searchKey(wanted.text);
  const fits = emojiMatches(wanted);
  return {
    page,
    callOf: (next_page_token) => call(listCustomEmojis, { query: { page_size: 50, search_key, next_page_token } }),
    matches: (emoji) => fits(emoji) && (addedBy === "" || isAddedBy(emoji, addedBy)),
  };
}

import * as v from "valibot";
import { emojiColumns, emojiOrders, emojiSorts } from "../../domain/exports/emoji-rows.ts";
import { emojiList } from "../lists/emojis.ts";
import { listed } from "../lists/listed.ts";
import { connection, fileKind, listFile, words } from "./file-kind.ts";
import { sorted } from "./sorted.ts";

/** The account's custom emojis as a file. Their pictures are in the archive that the page makes. */
export const emojisFile = fileKind({
  path: "emojis",
  query: v.object({ connection, q: words, person: words, sort: v.optional(v.picklist(emojiSorts), "newest") }),
  made: ({ q: text, person, sort }, { ask }) =>
    listFile("emojis", { columns: emojiColumns, idHeader: "file_id" }, () =>
      sorted(listed(ask, emojiList({ text, person })), emojiOrders[sort]),
    ),
});

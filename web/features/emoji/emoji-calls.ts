import { type ConnectionName, emojiPicturePath } from "../../../contract/bff.ts";
import { call } from "../../../contract/call.ts";
import { addCustomEmoji, listCustomEmojis } from "../../../contract/endpoints.gen.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { pathOf } from "../../lib/api/paths.ts";
import { requestBlob } from "../../lib/api/request-blob.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { firstItem } from "../../lib/writes/asking.ts";
import { changeKey, write } from "../../lib/writes/write.ts";
import { addedEmoji, type Emoji, emojiPage } from "./emoji.ts";

const PAGE_SIZE = 50;

/** @param search At least `MIN_SEARCH` characters, or none. */
export async function listEmoji(
  connection: ConnectionName,
  search: string | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<Emoji>> {
  const query = { page_size: PAGE_SIZE, search_key: search, next_page_token: cursor };
  const page = await askZoom({ connection, schema: emojiPage, signal }, listCustomEmojis, { query });
  return cursorPage(page.emojis, page.next_page_token, undefined, Date.now());
}

/** @returns The id of the emoji. */
export async function addEmoji(connection: ConnectionName, name: string, picture: Blob): Promise<string> {
  const body = new FormData();
  body.set("name", name);
  // Zoom tells the type by the file's name or content; a plain name suits both.
  body.set("file", picture, `${name}.${picture.type.split("/")[1] ?? "png"}`);
  const path = pathOf(connection, call(addCustomEmoji, { form: { name, file: "" } }));
  const added = await write({
    path,
    method: "POST",
    body,
    schema: addedEmoji,
    // A form says nothing as text; names are unique in the account.
    key: changeKey("POST", path, name),
    verify: async () => {
      const found = await findEmoji(connection, (emoji) => emoji.name === name);
      return found ? { isDone: true, value: { file_id: found.id } } : { isDone: false };
    },
  });
  return added.file_id;
}

function findEmoji(connection: ConnectionName, fits: (emoji: Emoji) => boolean): Promise<Emoji | undefined> {
  return firstItem((cursor, signal) => listEmoji(connection, undefined, cursor, signal), fits);
}

/** @throws ApiError `no_picture` when what Zoom has is none. */
export function readPicture(fileId: string, signal?: AbortSignal): Promise<Blob> {
  return requestBlob(emojiPicturePath(fileId), signal);
}

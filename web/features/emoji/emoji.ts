import { object, optional, string } from "valibot";
import type { ConnectionName, SessionInfo } from "../../../contract/bff.ts";
import { type Emoji, isAddedBy, listedEmoji } from "../../../domain/exports/emoji-rows.ts";
import { rows } from "../../lib/api/rows.ts";
import { formatDay } from "../../lib/format-time.ts";
import { mayOf } from "../../lib/may.ts";

export const emojiPage = object({
  emojis: rows(listedEmoji),
  next_page_token: optional(string()),
});

/** Whether somebody may delete whatever anyone added. */
export const mayDeleteAll = (session: SessionInfo): boolean => mayOf(session).all("delete-emojis");

/** Whether somebody may delete an emoji: who added it may through their own connection, and whose role says so. */
export function mayDelete(emoji: Emoji, connection: ConnectionName, session: SessionInfo): boolean {
  return mayDeleteAll(session) || (connection === "me" && isAddedBy(emoji, session.user.email));
}

/** The day (UTC) an emoji was added, `10 Feb 2020`; empty when it is not known. */
export function dayAdded({ addedAt }: Emoji): string {
  const atMs = Date.parse(addedAt);
  return Number.isNaN(atMs) ? "" : formatDay(atMs);
}

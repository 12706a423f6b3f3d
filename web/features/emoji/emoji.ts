import { object, optional, string } from "valibot";
import type { ConnectionName, SessionInfo } from "../../../contract/bff.ts";
import { type Emoji, isAddedBy, listedEmoji } from "../../../domain/exports/emoji-rows.ts";
import { rows } from "../../lib/api/rows.ts";
import { formatDay } from "../../lib/format-time.ts";

export const emojiPage = object({
  emojis: rows(listedEmoji),
  next_page_token: optional(string()),
});

/** Whether somebody may delete whatever anyone added. */
export function mayDeleteAll(connection: ConnectionName, { connections: { account } }: SessionInfo): boolean {
  return connection === "account" || (account.access === "edit" && account.scope === "account");
}

/**
 * Whether somebody may delete an emoji: who added it may, and who runs the account. Through the account connection the
 * Zoom role decides, which has let them this far.
 */
export function mayDelete(emoji: Emoji, connection: ConnectionName, session: SessionInfo): boolean {
  return mayDeleteAll(connection, session) || isAddedBy(emoji, session.user.email);
}

/** The day (UTC) an emoji was added, `10 Feb 2020`; empty when it is not known. */
export function dayAdded({ addedAt }: Emoji): string {
  const atMs = Date.parse(addedAt);
  return Number.isNaN(atMs) ? "" : formatDay(atMs);
}

import { object, optional, pipe, string, transform } from "valibot";
import type { ConnectionName, SessionInfo } from "../../../contract/bff.ts";
import { rows } from "../../lib/api/rows.ts";
import { formatDay } from "../../lib/format-time.ts";

/** A custom emojis of the account. */
export interface Emoji {
  /** Id of its picture, by which Zoom knows it. */
  readonly id: string;
  readonly name: string;
  /** Who added it. */
  readonly person: string;
  readonly email: string;
  /** ISO date-time; empty when Zoom did not say. */
  readonly addedAt: string;
}

// Zoom's limits; held against the contract by the test.
/** Fewest and most characters Zoom searches for. */
export const MIN_SEARCH = 3;
export const MAX_SEARCH = 256;

const emoji = pipe(
  object({
    file_id: string(),
    name: optional(string(), ""),
    user_name: optional(string(), ""),
    user_email: optional(string(), ""),
    date_added: optional(string(), ""),
  }),
  transform(
    (wire): Emoji => ({
      id: wire.file_id,
      name: wire.name,
      person: wire.user_name || wire.user_email,
      email: wire.user_email,
      addedAt: wire.date_added,
    }),
  ),
);

export const emojiPage = object({
  emojis: rows(emoji),
  next_page_token: optional(string()),
});

/**
 * Whether somebody may delete an emoji: who added it may, and who runs the account. Through the account connection the
 * Zoom role decides, which has let them this far.
 */
export function mayDelete({ email }: Emoji, connection: ConnectionName, { user, connections }: SessionInfo): boolean {
  const { account } = connections;
  const runsAccount = account.access === "edit" && account.scope === "account";
  return connection === "account" || runsAccount || email === "" || email.toLowerCase() === user.email.toLowerCase();
}

/** The day (UTC) an emoji was added, `10 Feb 2020`; empty when it is not known. */
export function dayAdded({ addedAt }: Emoji): string {
  const atMs = Date.parse(addedAt);
  return Number.isNaN(atMs) ? "" : formatDay(atMs);
}

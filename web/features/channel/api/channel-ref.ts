import type { SeenThrough } from "../../../lib/acting.ts";
import { type QueryValue, zoomPath } from "../../../lib/api/paths.ts";

/** A channel as seen through one connection. */
export interface ChannelRef extends SeenThrough {
  readonly channelId: string;
}

/**
 * Path of an operation on the channel itself. One's own connection names its person, `me`; the account connection names
 * the channel only and acts by the privilege of its role.
 */
export function channelPath(ref: ChannelRef, rest = "", query: Readonly<Record<string, QueryValue>> = {}): string {
  return ref.connection === "me"
    ? pathAs(ref, "me", rest, query)
    : zoomPath("account", `/chat/channels/{channelId}${rest}`, { channelId: ref.channelId }, query);
}

/** Path of an operation on the channel in the name of a person; `me` on one's own connection. */
export function pathAs(
  { connection, channelId }: ChannelRef,
  userId: string,
  rest = "",
  query: Readonly<Record<string, QueryValue>> = {},
): string {
  return zoomPath(connection, `/chat/users/{userId}/channels/{channelId}${rest}`, { userId, channelId }, query);
}

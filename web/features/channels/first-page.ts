import type { ConnectionName } from "../../../contract/bff.ts";
import { zoomPath } from "../../lib/api/paths.ts";
import { resolveList } from "./list-params.ts";

/** The most channels a call returns. */
export const PAGE_SIZE = 50;

/** Path of a page of the account's public channels. */
export function publicChannelsPath(cursor?: string): string {
  return zoomPath("account", "/chat/channels", {}, { page_size: PAGE_SIZE, next_page_token: cursor });
}

/** Path of a page of the channels of a person; `me` on one's own connection. */
export function userChannelsPath(connection: ConnectionName, userId: string, cursor?: string): string {
  const query = { page_size: PAGE_SIZE, next_page_token: cursor };
  return zoomPath(connection, "/chat/users/{userId}/channels", { userId }, query);
}

/** Path of the first page that the list at this address will ask for; null when it asks for none by itself. */
export function firstPagePath(params: URLSearchParams, lastConnection: ConnectionName): string | null {
  const { tab } = resolveList(params, lastConnection);
  if (tab === "public") return publicChannelsPath();
  if (tab === "mine") return userChannelsPath("me", "me");
  const person = params.get("person");
  return tab === "person" && person ? userChannelsPath("account", person) : null;
}

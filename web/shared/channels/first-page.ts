import type { ConnectionName } from "../../../contract/bff.ts";
import { call } from "../../../contract/call.ts";
import { listAccountsPublicChannels, listUsersChannels } from "../../../contract/endpoints.gen.ts";
import { isPathParameter } from "../../../contract/path-parameter.ts";
import { pathOf } from "../../lib/api/paths.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { resolveList } from "./list-params.ts";

/** The most channels a call returns. */
export const PAGE_SIZE = 50;

/** What a page of a list asks for. */
export const pageQuery = (cursor?: string) => ({ page_size: PAGE_SIZE, next_page_token: cursor });

/** The first page of all channels, in their own order. `inventory-queries.ts` asks for it. */
export const ALL_CHANNELS = "/api/inventory/channels?page_size=100";

/** Whether nothing is looked for in a list. */
const isPlain = (params: URLSearchParams): boolean =>
  [...params.keys()].every((name) => name === "tab" || name === CONNECTION_PARAM);

/** Path of the first page that the list at this address will ask for; null when it asks for none by itself. */
export function firstPagePath(
  params: URLSearchParams,
  lastConnection: ConnectionName,
  isInventoryWhole: boolean,
): string | null {
  const { tab } = resolveList(params, lastConnection, isInventoryWhole);
  if (tab === "all") return isPlain(params) ? ALL_CHANNELS : null;
  const query = pageQuery();
  if (tab === "public") return pathOf("account", call(listAccountsPublicChannels, { query }));
  if (tab === "mine") return pathOf("me", call(listUsersChannels, { path: { userId: "me" }, query }));
  const userId = params.get("person") ?? "";
  if (tab !== "person" || !isPathParameter(userId)) return null;
  return pathOf("account", call(listUsersChannels, { path: { userId }, query }));
}

import type { ConnectionName } from "../../../contract/bff.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";

/** Parts of a space's page; each has its own address. */
export const spaceTabIds = ["settings", "members", "channels"] as const;
export type SpaceTabId = (typeof spaceTabIds)[number];

export const SPACE_TAB_PARAM = "tab";

export function readSpaceTab(params: URLSearchParams): SpaceTabId {
  const asked = params.get(SPACE_TAB_PARAM);
  return spaceTabIds.find((id) => id === asked) ?? "settings";
}

export function spacesPath(connection: ConnectionName): string {
  return `/spaces?${CONNECTION_PARAM}=${connection}`;
}

/** Address of a space, and of one of its parts. What belongs to another part, such as its filters, is left behind. */
export function spaceHref(connection: ConnectionName, spaceId: string, tab?: SpaceTabId): string {
  const params = new URLSearchParams({ ...(tab && { [SPACE_TAB_PARAM]: tab }), [CONNECTION_PARAM]: connection });
  return `/spaces/${encodeURIComponent(spaceId)}?${params}`;
}

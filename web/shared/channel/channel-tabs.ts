import type { ConnectionName } from "../../../contract/bff.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";

/** Parts of the channel's page; each has its own address. */
export const tabIds = [
  "settings",
  "members",
  "administrators",
  "mention-groups",
  "groups",
  "retention",
  "activity",
  "history",
] as const;
export type TabId = (typeof tabIds)[number];

export const TAB_PARAM = "tab";

export function readTab(params: URLSearchParams): TabId {
  const asked = params.get(TAB_PARAM);
  return tabIds.find((id) => id === asked) ?? "settings";
}

/** Address of a tab. What belongs to another tab, such as its filters, is left behind. */
export function tabPath(channelId: string, connection: ConnectionName, tab: TabId): string {
  const params = new URLSearchParams({ [TAB_PARAM]: tab, [CONNECTION_PARAM]: connection });
  return `/channels/${encodeURIComponent(channelId)}?${params}`;
}

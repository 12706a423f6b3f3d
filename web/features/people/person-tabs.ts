import { keyHref } from "../../shared/inventory/person-href.ts";

/** Parts of a person's page; each has its own address. */
export const personTabIds = ["channels", "groups", "moves", "sessions", "desk", "copy", "help", "changes"] as const;
export type PersonTabId = (typeof personTabIds)[number];

export function readPersonTab(params: URLSearchParams): PersonTabId {
  const asked = params.get("tab");
  return personTabIds.find((id) => id === asked) ?? "channels";
}

/** Address of a tab. What belongs to another tab, such as its filters, is left behind. */
export const personTabHref = (key: string, tab: PersonTabId): string =>
  tab === "channels" ? keyHref(key) : `${keyHref(key)}?tab=${tab}`;

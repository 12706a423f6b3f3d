import { tabPath } from "../../shared/channel/channel-tabs.ts";
import type { PolicyRow } from "./policy-table.ts";

export function rowPath({ id }: PolicyRow): string {
  return tabPath(id, "account", "retention");
}

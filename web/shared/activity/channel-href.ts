import { CONNECTION_PARAM } from "../../lib/locations.ts";

export function channelHref(channelId: string): string {
  return `/channels/${encodeURIComponent(channelId)}?${CONNECTION_PARAM}=account`;
}

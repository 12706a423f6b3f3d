import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { tabPath } from "../../shared/channel/channel-tabs.ts";

/** Search parameter that names the group shown. */
export const GROUP_PARAM = "group";

/** Address of one mention group. */
export function groupPath({ channelId, connection }: ChannelRef, groupId: string): string {
  return `${tabPath(channelId, connection, "mention-groups")}&${GROUP_PARAM}=${encodeURIComponent(groupId)}`;
}

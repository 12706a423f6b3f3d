import { array, object, optional, string } from "valibot";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";

/** A group of the account's directory, in a channel. */
export interface ChannelGroup {
  readonly id: string;
  readonly name: string;
}

const channelGroups = object({
  groups: optional(array(object({ group_id: string(), group_name: optional(string(), "") })), []),
});

const toGroup = ({ group_id: id, group_name: name }: { group_id: string; group_name: string }): ChannelGroup => ({
  id,
  name,
});

// All of these are for account-level apps only.

export async function listChannelGroups(channelId: string, signal: AbortSignal): Promise<readonly ChannelGroup[]> {
  return (await request({ path: groupsPath(channelId), schema: channelGroups, signal })).groups.map(toGroup);
}

export async function inviteGroups(channelId: string, groupIds: readonly string[]): Promise<readonly ChannelGroup[]> {
  const body = { groups: groupIds.map((id) => ({ group_id: id })) };
  const answer = await request({ path: groupsPath(channelId), method: "POST", body, schema: channelGroups });
  return answer.groups.map(toGroup);
}

export function removeGroup(channelId: string, groupId: string): Promise<undefined> {
  const path = zoomPath("account", "/chat/channels/{channelId}/members/groups/{groupId}", { channelId, groupId });
  return request({ path, method: "DELETE", schema: null });
}

function groupsPath(channelId: string): string {
  return zoomPath("account", "/chat/channels/{channelId}/members/groups", { channelId });
}

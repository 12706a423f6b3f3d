import { object, optional, pipe, string, transform } from "valibot";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import { type Rows, rows } from "../../../lib/api/rows.ts";

/** A group of the account's directory, in a channel. */
export interface ChannelGroup {
  readonly id: string;
  readonly name: string;
}

const channelGroups = object({
  groups: rows(
    pipe(
      object({ group_id: string(), group_name: optional(string(), "") }),
      transform(({ group_id: id, group_name: name }): ChannelGroup => ({ id, name })),
    ),
  ),
});

// For account-level apps only.
export async function listChannelGroups(channelId: string, signal: AbortSignal): Promise<Rows<ChannelGroup>> {
  return (await request({ path: groupsPath(channelId), schema: channelGroups, signal })).groups;
}

function groupsPath(channelId: string): string {
  return zoomPath("account", "/chat/channels/{channelId}/members/groups", { channelId });
}

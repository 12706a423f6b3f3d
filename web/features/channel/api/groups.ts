import { object, optional, pipe, string, transform } from "valibot";
import { ApiError } from "../../../lib/api/errors.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import { type Rows, rows } from "../../../lib/api/rows.ts";
import { neverAborted } from "../../../lib/writes/asking.ts";
import { type Verdict, verdict, write } from "../../../lib/writes/write.ts";

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

// All of these are for account-level apps only.

export async function listChannelGroups(channelId: string, signal: AbortSignal): Promise<Rows<ChannelGroup>> {
  return (await request({ path: groupsPath(channelId), schema: channelGroups, signal })).groups;
}

/**
 * One group a call: Zoom refuses all groups of a call for one of them, and says not which.
 *
 * @throws ApiError also when Zoom's answer does not name the group.
 */
export async function inviteGroup(channelId: string, groupId: string): Promise<ChannelGroup> {
  const body = { groups: [{ group_id: groupId }] };
  const answer = await write({
    path: groupsPath(channelId),
    method: "POST",
    body,
    schema: channelGroups,
    verify: () => verifyInvited(channelId, groupId),
  });
  const invited = answer.groups.find(({ id }) => id === groupId);
  if (invited) return invited;
  throw new ApiError("Zoom accepted the request but did not invite the group.", { code: "not_invited", status: 201 });
}

export function removeGroup(channelId: string, groupId: string): Promise<undefined> {
  const path = zoomPath("account", "/chat/channels/{channelId}/members/groups/{groupId}", { channelId, groupId });
  return write({
    path,
    method: "DELETE",
    schema: null,
    verify: async () => verdict((await groupIn(channelId, groupId)) === undefined),
  });
}

async function groupIn(channelId: string, groupId: string): Promise<ChannelGroup | undefined> {
  return (await listChannelGroups(channelId, neverAborted())).find(({ id }) => id === groupId);
}

/** A group that is in the channel is what an answer would have named. */
async function verifyInvited(channelId: string, groupId: string): Promise<Verdict<{ groups: Rows<ChannelGroup> }>> {
  const group = await groupIn(channelId, groupId);
  return group ? { isDone: true, value: { groups: [group] } } : { isDone: false };
}

function groupsPath(channelId: string): string {
  return zoomPath("account", "/chat/channels/{channelId}/members/groups", { channelId });
}

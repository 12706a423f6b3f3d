import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { joinRows, type Rows } from "../../lib/api/rows.ts";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import { type GroupMember, groupList, groupMemberPage, MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";

const GROUPS = "/chat/channels/{channelId}/mention_group";

// Both are for both connections; the account's needs no person to act for.

export async function listGroups(
  { connection, channelId }: ChannelRef,
  signal: AbortSignal,
): Promise<Rows<MentionGroup>> {
  const path = zoomPath(connection, GROUPS, { channelId });
  return (await request({ path, schema: groupList, signal })).mention_group_list;
}

export async function listGroupMembers(
  { connection, channelId }: ChannelRef,
  groupId: string,
  signal?: AbortSignal,
): Promise<Rows<GroupMember>> {
  let members: Rows<GroupMember> = [];
  let cursor: string | undefined;
  do {
    const path = zoomPath(
      connection,
      `${GROUPS}/{mentionGroupId}/members`,
      { channelId, mentionGroupId: groupId },
      { page_size: MAX_MEMBERS, next_page_token: cursor },
    );
    const page: { members: Rows<GroupMember>; next_page_token?: string | undefined } = await request({
      path,
      schema: groupMemberPage,
      signal,
    });
    members = joinRows(members, page.members);
    cursor = page.next_page_token || undefined;
  } while (cursor);
  return members;
}

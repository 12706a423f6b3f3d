import { listChannelMentionGroups, listMembersOfMentionGroup } from "../../../contract/endpoints.gen.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { joinRows, type Rows } from "../../lib/api/rows.ts";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { type GroupMember, groupList, groupMemberPage, MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";

// Both are for both connections; the account's needs no person to act for.

export async function listGroups(
  { connection, channelId }: ChannelRef,
  signal: AbortSignal,
): Promise<Rows<MentionGroup>> {
  const asking = { connection, schema: groupList, signal };
  return (await askZoom(asking, listChannelMentionGroups, { path: { channelId } })).mention_group_list;
}

export async function listGroupMembers(
  { connection, channelId }: ChannelRef,
  groupId: string,
  signal?: AbortSignal,
): Promise<Rows<GroupMember>> {
  let members: Rows<GroupMember> = [];
  let cursor: string | undefined;
  do {
    const page: { members: Rows<GroupMember>; next_page_token?: string | undefined } = await askZoom(
      { connection, schema: groupMemberPage, signal },
      listMembersOfMentionGroup,
      {
        path: { channelId, mentionGroupId: groupId },
        query: { page_size: MAX_MEMBERS, next_page_token: cursor },
      },
    );
    members = joinRows(members, page.members);
    cursor = page.next_page_token || undefined;
  } while (cursor);
  return members;
}

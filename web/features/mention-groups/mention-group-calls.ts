import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import {
  createdGroup,
  type GroupMember,
  groupList,
  groupMemberPage,
  MAX_MEMBERS,
  type MentionGroup,
} from "./mention-group.ts";

/** What a group is called and says of itself. */
export interface GroupText {
  readonly name: string;
  readonly description: string;
}

const GROUPS = "/chat/channels/{channelId}/mention_group";
const GROUP = `${GROUPS}/{mentionGroupId}`;

// Every one of them is for both connections; the account's needs no person to act for.

export async function listGroups(
  { connection, channelId }: ChannelRef,
  signal: AbortSignal,
): Promise<readonly MentionGroup[]> {
  const path = zoomPath(connection, GROUPS, { channelId });
  return (await request({ path, schema: groupList, signal })).mention_group_list;
}

/** @param memberIds At least one, at most `CALL_SIZE`. @returns The id of the group. */
export async function createGroup(
  { connection, channelId }: ChannelRef,
  { name, description }: GroupText,
  memberIds: readonly string[],
): Promise<string> {
  const path = zoomPath(connection, GROUPS, { channelId });
  const body = { mention_group_name: name, mention_group_description: description, identifiers: memberIds };
  return (await request({ path, method: "POST", body, schema: createdGroup })).mention_group_id;
}

export function updateGroup(ref: ChannelRef, groupId: string, { name, description }: GroupText): Promise<undefined> {
  const body = { mention_group_name: name, mention_group_description: description };
  return request({ path: groupPath(ref, groupId), method: "PATCH", body, schema: null });
}

export function deleteGroup(ref: ChannelRef, groupId: string): Promise<undefined> {
  return request({ path: groupPath(ref, groupId), method: "DELETE", schema: null });
}

export async function listGroupMembers(
  ref: ChannelRef,
  groupId: string,
  signal?: AbortSignal,
): Promise<readonly GroupMember[]> {
  const members: GroupMember[] = [];
  let cursor: string | undefined;
  do {
    const path = groupPath(ref, groupId, "/members", { page_size: MAX_MEMBERS, next_page_token: cursor });
    const page: { members: GroupMember[]; next_page_token?: string | undefined } = await request({
      path,
      schema: groupMemberPage,
      signal,
    });
    members.push(...page.members);
    cursor = page.next_page_token || undefined;
  } while (cursor);
  return members;
}

/** All or none of the people of a call, at most `CALL_SIZE`. */
export function addToGroup(ref: ChannelRef, groupId: string, memberIds: readonly string[]): Promise<undefined> {
  const body = { identifiers: memberIds };
  return request({ path: groupPath(ref, groupId, "/members"), method: "POST", body, schema: null });
}

/** All or none of the people of a call. */
export function removeFromGroup(ref: ChannelRef, groupId: string, memberIds: readonly string[]): Promise<undefined> {
  const path = groupPath(ref, groupId, "/members", { identifiers: memberIds.join(",") });
  return request({ path, method: "DELETE", schema: null });
}

function groupPath(
  { connection, channelId }: ChannelRef,
  mentionGroupId: string,
  rest = "",
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return zoomPath(connection, `${GROUP}${rest}`, { channelId, mentionGroupId }, query);
}

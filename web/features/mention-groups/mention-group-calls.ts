import { refOfChange } from "../../lib/acting.ts";
import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { joinRows, type Rows } from "../../lib/api/rows.ts";
import { neverAborted } from "../../lib/writes/asking.ts";
import { verdict, write } from "../../lib/writes/write.ts";
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
): Promise<Rows<MentionGroup>> {
  const path = zoomPath(connection, GROUPS, { channelId });
  return (await request({ path, schema: groupList, signal })).mention_group_list;
}

/** @param memberIds At least one, at most `CALL_SIZE`. @returns The id of the group. */
export async function createGroup(
  channel: ChannelRef,
  { name, description }: GroupText,
  memberIds: readonly string[],
): Promise<string> {
  const ref = refOfChange(channel);
  const { connection, channelId } = ref;
  const path = zoomPath(connection, GROUPS, { channelId });
  const body = { mention_group_name: name, mention_group_description: description, identifiers: memberIds };
  const created = await write({
    path,
    method: "POST",
    body,
    schema: createdGroup,
    // No two groups of a channel have the same name.
    verify: async () => {
      const group = (await listGroups(ref, neverAborted())).find((one) => one.name === name);
      return group ? { isDone: true, value: { mention_group_id: group.id } } : { isDone: false };
    },
  });
  return created.mention_group_id;
}

export function updateGroup(
  channel: ChannelRef,
  groupId: string,
  { name, description }: GroupText,
): Promise<undefined> {
  const ref = refOfChange(channel);
  const body = { mention_group_name: name, mention_group_description: description };
  const path = groupPath(ref, groupId);
  return write({
    path,
    method: "PATCH",
    body,
    schema: null,
    verify: async () => {
      const group = await findGroup(ref, groupId);
      return verdict(group?.name === name && group.description === description);
    },
  });
}

export function deleteGroup(channel: ChannelRef, groupId: string): Promise<undefined> {
  const ref = refOfChange(channel);
  const path = groupPath(ref, groupId);
  const verify = async () => verdict((await findGroup(ref, groupId)) === undefined);
  return write({ path, method: "DELETE", schema: null, verify });
}

async function findGroup(ref: ChannelRef, groupId: string): Promise<MentionGroup | undefined> {
  return (await listGroups(ref, neverAborted())).find(({ id }) => id === groupId);
}

export async function listGroupMembers(
  ref: ChannelRef,
  groupId: string,
  signal?: AbortSignal,
): Promise<Rows<GroupMember>> {
  let members: Rows<GroupMember> = [];
  let cursor: string | undefined;
  do {
    const path = groupPath(ref, groupId, "/members", { page_size: MAX_MEMBERS, next_page_token: cursor });
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

/** All or none of the people of a call, at most `CALL_SIZE`. */
export function addToGroup(channel: ChannelRef, groupId: string, memberIds: readonly string[]): Promise<undefined> {
  const ref = refOfChange(channel);
  const body = { identifiers: memberIds };
  const path = groupPath(ref, groupId, "/members");
  const verify = async () => verdict(await isIn(ref, groupId, memberIds, true));
  return write({ path, method: "POST", body, schema: null, verify });
}

/** All or none of the people of a call. */
export function removeFromGroup(
  channel: ChannelRef,
  groupId: string,
  memberIds: readonly string[],
): Promise<undefined> {
  const ref = refOfChange(channel);
  const path = groupPath(ref, groupId, "/members", { identifiers: memberIds.join(",") });
  const verify = async () => verdict(await isIn(ref, groupId, memberIds, false));
  return write({ path, method: "DELETE", schema: null, verify });
}

/** Whether all of some people are in a group, or none of them is. */
async function isIn(
  ref: ChannelRef,
  groupId: string,
  memberIds: readonly string[],
  isWanted: boolean,
): Promise<boolean> {
  const there = new Set((await listGroupMembers(ref, groupId)).map(({ id }) => id));
  return memberIds.every((id) => there.has(id) === isWanted);
}

function groupPath(
  { connection, channelId }: ChannelRef,
  mentionGroupId: string,
  rest = "",
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return zoomPath(connection, `${GROUP}${rest}`, { channelId, mentionGroupId }, query);
}

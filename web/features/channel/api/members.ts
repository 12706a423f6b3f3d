import { number, object, optional, string } from "valibot";
import { userIdKey } from "../../../../contract/user-id.ts";
import { refOfChange } from "../../../lib/acting.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import { joinRows, type Rows, rows } from "../../../lib/api/rows.ts";
import { type CursorPage, cursorPage } from "../../../lib/cursor-list/page.ts";
import { neverAborted } from "../../../lib/writes/asking.ts";
import { verdict, write } from "../../../lib/writes/write.ts";
import { type Added, idsIn } from "../members/invite-outcome.ts";
import { type Member, memberAnswer } from "../model/member.ts";
import { type ChannelRef, channelPath, pathAs } from "./channel-ref.ts";
import { hasRole, verifyInvited, verifyRemoved } from "./verify.ts";

/** The most members a call returns. */
export const MEMBER_PAGE_SIZE = 100;
/** The most administrators a call returns; Zoom documents none, its example has 10. */
const ADMIN_PAGE_SIZE = 50;
/** Most people of one call; see the limits of the operations in the contract. */
export const REMOVE_SIZE = 20;
export const PROMOTE_SIZE = 10;

const memberList = object({
  members: rows(memberAnswer),
  next_page_token: optional(string()),
  total_records: optional(number()),
});

export async function listMembers(
  ref: ChannelRef,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<Member>> {
  const path = channelPath(ref, "/members", { page_size: MEMBER_PAGE_SIZE, next_page_token: cursor });
  const page = await request({ path, schema: memberList, signal });
  return cursorPage(page.members, page.next_page_token, page.total_records, Date.now());
}

const adminList = object({ admins: rows(memberAnswer), next_page_token: optional(string()) });

/** The owner and the administrators. @param actorId In whose name; `me` on one's own connection. */
export async function listAdmins(ref: ChannelRef, actorId: string, signal: AbortSignal): Promise<Rows<Member>> {
  let admins: Rows<Member> = [];
  let cursor: string | undefined;
  do {
    const path = pathAs(ref, actorId, "/admins", { page_size: ADMIN_PAGE_SIZE, next_page_token: cursor });
    const page: { admins: Rows<Member>; next_page_token?: string | undefined } = await request({
      path,
      schema: adminList,
      signal,
    });
    admins = joinRows(admins, page.admins);
    cursor = page.next_page_token || undefined;
  } while (cursor);
  return admins;
}

const addedAnswer = object({ ids: optional(string()), member_ids: optional(string()) });

/** Invites by address: 20 a call on one's own connection, 5 on the account's. */
export async function inviteMembers(channel: ChannelRef, emails: readonly string[]): Promise<Added> {
  const ref = refOfChange(channel);
  const added = await write({
    path: channelPath(ref, "/members"),
    method: "POST",
    body: { members: emails.map((email) => ({ email })) },
    schema: addedAnswer,
    verify: async () => {
      const found = await verifyInvited((cursor, signal) => listMembers(ref, cursor, signal), emails);
      if (!found?.isDone) return found;
      const { userIds, memberIds } = found.value;
      return { isDone: true, value: { ids: userIds.join(), member_ids: memberIds.join() } };
    },
  });
  return { userIds: idsIn(added.ids).map(userIdKey), memberIds: idsIn(added.member_ids) };
}

/**
 * Removes people, all or none of a call. Both connections use the path without a person: the one with `me` needs a
 * granular scope that only account-level apps can have.
 */
export function removeMembers(channel: ChannelRef, memberIds: readonly string[]): Promise<undefined> {
  const ref = refOfChange(channel);
  const { connection, channelId } = ref;
  const query = { member_ids: memberIds.join(",") };
  const path = zoomPath(connection, "/chat/channels/{channelId}/members", { channelId }, query);
  return write({
    path,
    method: "DELETE",
    schema: null,
    verify: () => verifyRemoved((cursor, signal) => listMembers(ref, cursor, signal), memberIds),
  });
}

export async function promoteMembers(
  channel: ChannelRef,
  actorId: string,
  memberIds: readonly string[],
): Promise<void> {
  const ref = refOfChange(channel);
  await write({
    path: pathAs(ref, actorId, "/admins"),
    method: "POST",
    body: { admins: memberIds.map((id) => ({ member_id: id })) },
    schema: null,
    verify: async () => verdict(hasRole(await listAdmins(ref, actorId, neverAborted()), memberIds, true)),
  });
}

export function demoteAdmins(channel: ChannelRef, actorId: string, memberIds: readonly string[]): Promise<undefined> {
  const ref = refOfChange(channel);
  const path = pathAs(ref, actorId, "/admins", { admin_ids: memberIds.join(",") });
  return write({
    path,
    method: "DELETE",
    schema: null,
    verify: async () => verdict(hasRole(await listAdmins(ref, actorId, neverAborted()), memberIds, false)),
  });
}

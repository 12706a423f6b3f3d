import { number, object, optional, string } from "valibot";
import { request } from "../../../lib/api/request.ts";
import { joinRows, type Rows, rows } from "../../../lib/api/rows.ts";
import { type CursorPage, cursorPage } from "../../../lib/cursor-list/page.ts";
import { type Member, memberAnswer } from "../model/member.ts";
import { type ChannelRef, channelPath, pathAs } from "./channel-ref.ts";

/** The most members a call returns. */
export const MEMBER_PAGE_SIZE = 100;
/** The most administrators a call returns; Zoom documents none, its example has 10. */
const ADMIN_PAGE_SIZE = 50;

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
